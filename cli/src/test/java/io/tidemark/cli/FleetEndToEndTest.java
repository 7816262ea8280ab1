package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.aws.DynamoLocal;
import io.tidemark.functions.aws.S3Server;
import io.tidemark.functions.aws.Tables;
import io.tidemark.functions.aws.lambda.FunctionSettings;
import io.tidemark.functions.aws.lambda.LambdaEndpoint;
import io.tidemark.functions.server.TestServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own, which finds AWS by the usual variables. */
class FleetEndToEndTest {
    private static final String FUNCTION = "tidemark-worker";

    private final String table = "t" + UUID.randomUUID();

    @TempDir
    private Path directory;

    @Test
    void aBurstRunsOnFunctions() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"));
                LambdaEndpoint lambda = lambda()) {
            createTable();
            Ended ended = tidemark(
                    lambda,
                    "burst",
                    server.url(),
                    "--rate",
                    "50/s",
                    "--duration",
                    "5s",
                    "--fleet",
                    "lambda",
                    "--workers",
                    "2",
                    "--table",
                    table,
                    "--wait",
                    "2m");
            assertThat(ended.output)
                    .contains("VALID ", "PASSED ", "250 requests", "end it from anywhere with: tidemark stop");
            assertThat(ended.code).isZero();
            assertThat(server.requests()).isEqualTo(250);
        }
    }

    @Test
    void theLogOfRequestsOfFunctionsIsReadLikeALocalOne() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"));
                LambdaEndpoint lambda = lambda()) {
            createTable();
            S3Server.createBucket(table);
            Ended ended = tidemark(
                    lambda,
                    "burst",
                    server.url(),
                    "--rate",
                    "50/s",
                    "--duration",
                    "5s",
                    "--fleet",
                    "lambda",
                    "--workers",
                    "2",
                    "--table",
                    table,
                    "--bucket",
                    table,
                    "--requests",
                    "--buckets",
                    "5",
                    "--out",
                    "run",
                    "--wait",
                    "2m");
            assertThat(ended.output)
                    .contains("The log of requests holds 250 requests")
                    .doesNotContain("NOT COMPLETE");

            Ended printed = tidemark(lambda, "requests", "run");
            assertThat(printed.code).isZero();
            assertThat(printed.output.lines()).hasSize(1 + server.requests()).hasSize(1 + 250);
            assertThat(directory.resolve("run").resolve("stress-test.csv"))
                    .content()
                    .hasLineCount(1 + 250);
        }
    }

    @Test
    void withoutItsBucketALoggedRunIsARunWithoutALogAndSaysSo() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"));
                LambdaEndpoint lambda = lambda()) {
            createTable();
            Ended ended = tidemark(
                    lambda,
                    "burst",
                    server.url(),
                    "--rate",
                    "50/s",
                    "--duration",
                    "3s",
                    "--fleet",
                    "lambda",
                    "--table",
                    table,
                    "--bucket",
                    table,
                    "--requests",
                    "--wait",
                    "2m");
            assertThat(ended.output)
                    .contains("PASSED ", "The log of requests cannot be fetched", "nothing of it arrived")
                    .contains("it lacks 150 of the 150 requests that were counted");
            assertThat(ended.code).as("5 on a busy machine, which sends late").isIn(0, 5);
            assertThat(server.requests()).isEqualTo(150);
        }
    }

    @Test
    void whatAwsRefusesIsOneSentenceAndExitCode6() throws Exception {
        try (LambdaEndpoint lambda = lambda()) {
            Ended noFunction = tidemark(lambda, "burst", "127.0.0.1:9", "--fleet", "lambda", "--function", "other");
            assertThat(noFunction.output).contains("there is no function other").doesNotContain("\tat ");
            assertThat(noFunction.code).isEqualTo(6);

            Ended noTable = tidemark(lambda, "burst", "127.0.0.1:9", "--fleet", "lambda", "--table", table);
            assertThat(noTable.output).contains(table).doesNotContain("\tat ");
            assertThat(noTable.code).isEqualTo(6);
        }
    }

    @Test
    void tooManyUsersForOneFunctionAreRefusedWithTheNumberOfWorkersNeeded() throws Exception {
        try (LambdaEndpoint lambda = lambda()) {
            Ended ended =
                    tidemark(lambda, "burst", "127.0.0.1:9", "--users", "5000", "--fleet", "lambda", "--workers", "3");
            assertThat(ended.output)
                    .contains("--workers = 3: must be at least 6", "1667 connections", "one can hold 900");
            assertThat(ended.code).isEqualTo(3);
        }
    }

    @Test
    void aRunThatNobodyKnowsCannotBeStopped() throws Exception {
        try (LambdaEndpoint lambda = lambda()) {
            createTable();
            Ended ended = tidemark(lambda, "stop", "20261125-000000-0000", "--table", table);
            assertThat(ended.output).contains("RUN = 20261125-000000-0000: must be a run that the table");
            assertThat(ended.code).isEqualTo(3);
        }
    }

    private static LambdaEndpoint lambda() {
        return LambdaEndpoint.start(FunctionSettings.worker(FUNCTION)
                .withTimeout(Duration.ofMinutes(3))
                .withEndpoint("DYNAMODB", DynamoLocal.uri())
                .withEndpoint("S3", S3Server.uri()));
    }

    private void createTable() {
        Tables.create(DynamoLocal.settings(), table);
    }

    private Ended tidemark(LambdaEndpoint lambda, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-cp",
                absoluteClassPath(),
                "io.tidemark.cli.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("AWS_ENDPOINT_URL_LAMBDA", lambda.uri().toString());
        builder.environment().put("AWS_ENDPOINT_URL_DYNAMODB", DynamoLocal.uri().toString());
        builder.environment().put("AWS_ENDPOINT_URL_S3", S3Server.uri().toString());
        builder.environment().put("AWS_REGION", "us-east-1");
        builder.environment().put("AWS_ACCESS_KEY_ID", "test");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "testsecret");
        Process process = builder.start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            return new Ended(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Surefire's own may be relative, and the process has another directory. */
    private static String absoluteClassPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private record Ended(int code, String output) {}
}
