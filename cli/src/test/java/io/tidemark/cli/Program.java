package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.aws.DynamoLocal;
import io.tidemark.functions.aws.lambda.LambdaEndpoint;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, which finds AWS by the usual variables. */
final class Program implements AutoCloseable {
    private final Process process;
    private final Path output;

    private Program(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Program start(Path directory, LambdaEndpoint lambda, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-cp",
                absoluteClassPath(),
                "io.tidemark.cli.Main"));
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output-" + UUID.randomUUID());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("AWS_ENDPOINT_URL_LAMBDA", lambda.uri().toString());
        builder.environment().put("AWS_ENDPOINT_URL_DYNAMODB", DynamoLocal.uri().toString());
        builder.environment().put("AWS_REGION", "us-east-1");
        builder.environment().put("AWS_ACCESS_KEY_ID", "test");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "testsecret");
        return new Program(builder.start(), output);
    }

    /** Runs it to its end. */
    static Program run(Path directory, LambdaEndpoint lambda, String... arguments)
            throws IOException, InterruptedException {
        try (Program program = start(directory, lambda, arguments)) {
            program.await();
            return program;
        }
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    void await() throws InterruptedException {
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    }

    int code() {
        return process.exitValue();
    }

    /** Up to now. */
    String output() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Surefire's own may be relative, and the process has another directory. */
    private static String absoluteClassPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
