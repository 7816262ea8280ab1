package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.result.ExitCode;
import io.tidemark.functions.aws.DynamoLocal;
import io.tidemark.functions.aws.S3Server;
import io.tidemark.functions.aws.lambda.LambdaEndpoint;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The program in a process of its own, which finds AWS by the usual variables. */
public final class TidemarkProcess implements AutoCloseable {
    private final Process process;
    private final Path log;

    private TidemarkProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param directory its current one */
    static TidemarkProcess start(Path directory, LambdaEndpoint lambda, String... arguments) throws IOException {
        return start(
                directory,
                Map.of(
                        "AWS_ENDPOINT_URL_LAMBDA", lambda.uri().toString(),
                        "AWS_ENDPOINT_URL_DYNAMODB", DynamoLocal.uri().toString(),
                        "AWS_ENDPOINT_URL_S3", S3Server.uri().toString()),
                arguments);
    }

    /** @param variables that say where AWS is */
    public static TidemarkProcess start(Path directory, Map<String, String> variables, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                // Whoever runs the tests may have signals ignored, and children inherit that.
                "env",
                "--default-signal=HUP,INT",
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                absoluteClassPath(),
                "io.tidemark.cli.Main"));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(directory, "tidemark", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(variables);
        builder.environment().put("AWS_REGION", "us-east-1");
        builder.environment().put("AWS_ACCESS_KEY_ID", "test");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "testsecret");
        return new TidemarkProcess(builder.start(), log);
    }

    /** Runs it to its end. */
    static Ended run(Path directory, LambdaEndpoint lambda, String... arguments)
            throws IOException, InterruptedException {
        try (TidemarkProcess process = start(directory, lambda, arguments)) {
            return process.end();
        }
    }

    /** The same, with AWS where the variables say. */
    static Ended run(Path directory, Map<String, String> variables, String... arguments)
            throws IOException, InterruptedException {
        try (TidemarkProcess process = start(directory, variables, arguments)) {
            return process.end();
        }
    }

    private Ended end() throws IOException, InterruptedException {
        int code = await();
        return new Ended(code, output());
    }

    /** All that it has written. */
    public String output() throws IOException {
        return Files.readString(log);
    }

    /** Until it has written this. */
    public void awaitOutput(String text) throws IOException, InterruptedException {
        while (!output().contains(text)) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("it has ended without having said " + text + ": " + output());
            }
        }
    }

    /** The exit code. */
    public int await() throws IOException, InterruptedException {
        if (!isOverWithin(180)) {
            throw new IllegalStateException("still running: " + output());
        }
        return process.exitValue();
    }

    boolean isOverWithin(long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    /** @param name as kill knows it */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
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

    record Ended(int code, String output) {
        private static final Pattern BUSY =
                Pattern.compile("10 ms after their time|of its CPU or more|an event loop lagged|in garbage collection");

        /**
         * Of load that was sent as it was meant to be. A machine that is too busy to keep the times of requests makes a
         * measurement invalid, which must be said then; nothing else may.
         */
        void requireSent() {
            assertThat(output).doesNotContain("was lost", "never arrived", "did not get to the others");
            assertThat(output.lines().filter(line -> line.contains("INVALID")))
                    .as(output)
                    .allMatch(line -> BUSY.matcher(line).find());
            ExitCode expected = output.contains("INVALID") ? ExitCode.INVALID : ExitCode.OK;
            assertThat(code).as(output).isEqualTo(expected.number());
        }
    }
}
