package io.tidemark.functions.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.aws.DynamoLocal;
import io.tidemark.functions.aws.S3Server;
import io.tidemark.functions.duty.Health;
import io.tidemark.functions.duty.HealthJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** What is deployed. */
class WorkerPackageIT {
    /** Lambda takes no larger one without a bucket. */
    private static final long MOST_BYTES = 50L << 20;

    @Test
    void zipHasTheWorkerAndNotTheRuntime() throws IOException {
        assertThat(jars())
                .anyMatch(jar -> jar.startsWith("lib/tidemark-functions-"))
                .anyMatch(jar -> jar.startsWith("lib/dynamodb-"))
                .noneMatch(jar -> jar.contains("runtime-interface-client"))
                .noneMatch(jar -> jar.contains("netty"))
                .noneMatch(jar -> jar.contains("apache-client"))
                .noneMatch(jar -> jar.contains("commons-math3"));
        assertThat(Files.size(WorkerPackage.zip())).isLessThan(MOST_BYTES);
    }

    /** One zip serves both architectures. */
    @Test
    void zipHasNoNativeCode() throws IOException {
        List<String> natives = new ArrayList<>();
        try (ZipFile zip = new ZipFile(WorkerPackage.zip().toFile())) {
            for (ZipEntry jar :
                    zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
                try (ZipInputStream entries = new ZipInputStream(zip.getInputStream(jar))) {
                    ZipEntry entry;
                    while ((entry = entries.getNextEntry()) != null) {
                        if (entry.getName().matches(".*\\.(so|dylib|jnilib|dll)")) {
                            natives.add(jar.getName() + ": " + entry.getName());
                        }
                    }
                }
            }
        }
        assertThat(natives).isEmpty();
    }

    @Test
    void clientsMissNothingThatWasLeftOut() throws Exception {
        String java = ProcessHandle.current().info().command().orElse("java");
        String classPath = WorkerPackage.unpacked().resolve("lib") + "/*:" + Path.of("target", "test-classes");
        Process process = new ProcessBuilder(
                        java,
                        "-Daws.accessKeyId=" + S3Server.KEY,
                        "-Daws.secretAccessKey=" + S3Server.SECRET,
                        "-cp",
                        classPath,
                        ClientCheck.class.getName(),
                        DynamoLocal.uri().toString(),
                        S3Server.uri().toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output.strip()).isEqualTo("kept");
    }

    /** The runtime takes the handler through a snapshot and back. */
    @Test
    void handlerIsRestoredFromASnapshot() throws IOException {
        FunctionSettings function =
                FunctionSettings.worker("worker").withVariable("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        try (LambdaEndpoint lambda = LambdaEndpoint.start(function);
                LambdaClient client = AwsClients.configure(LambdaClient.builder(), lambda.settings())
                        .build()) {
            SdkBytes answer = client.invoke(request ->
                            request.functionName("worker").payload(SdkBytes.fromByteArray(HealthJson.ping())))
                    .payload();
            Health health = HealthJson.read(answer.asByteArray());

            assertThat(health.restores()).as(lambda.logs()).isEqualTo(1);
        }
    }

    private static List<String> jars() throws IOException {
        try (ZipFile zip = new ZipFile(WorkerPackage.zip().toFile())) {
            return zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }
}
