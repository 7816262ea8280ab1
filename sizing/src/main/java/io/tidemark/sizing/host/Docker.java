package io.tidemark.sizing.host;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The {@code docker} program. We use it rather than a library, because contexts, credentials of registries, remote
 * engines and whatever comes next then work as they do in the user's shell; and a few calls per target need no speed.
 *
 * @param program its name on the path, or its path
 */
public record Docker(String program) {
    static final String KIND = "docker";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public Docker {
        requireNonNull(program, "program is null");
    }

    /** The one that the user's shell would take. */
    public static Docker onPath() {
        return new Docker("docker");
    }

    /** What a call wrote, without the white space around it. */
    record Output(int status, String out, String err) {
        private static final String DAEMON = "Error response from daemon: ";

        boolean good() {
            return status == 0;
        }

        /** The line that says what is wrong: the daemon's own words, where there are some. */
        String trouble() {
            List<String> lines = err.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("See '") && !line.startsWith("Run '"))
                    .toList();
            return lines.stream()
                    .filter(line -> line.contains(DAEMON))
                    .map(line -> line.substring(line.indexOf(DAEMON) + DAEMON.length()))
                    .findFirst()
                    .orElse(lines.isEmpty() ? "status " + status : lines.getLast());
        }
    }

    Output call(String... arguments) throws ProblemsException {
        return call(PATIENCE, List.of(arguments));
    }

    /** Also returns when the call failed. Throws when there is no such program, or when it does not end in time. */
    Output call(Duration limit, List<String> arguments) throws ProblemsException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command).start();
            process.getOutputStream().close();
            return output(process, arguments.getFirst(), limit);
        } catch (IOException e) {
            throw problem("program", program, "must be installed and on the PATH: " + e.getMessage());
        }
    }

    /** A call that goes on in the background, its output appended to the log. A terminal's signals do not reach it. */
    Process follow(TargetLog log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return OwnSession.start(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile())));
    }

    static ProblemsException problem(String key, String value, String expected) {
        return Troubles.of(new Problem(KIND, key, value, expected, ""));
    }

    private Output output(Process process, String name, Duration limit) throws ProblemsException {
        CompletableFuture<String> out = new CompletableFuture<>();
        CompletableFuture<String> err = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> out.complete(read(process.getInputStream())));
        Thread.ofVirtual().start(() -> err.complete(read(process.getErrorStream())));
        try {
            if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw problem("engine", name, "must end within " + limit.toSeconds() + " s but does not");
            }
            return new Output(process.exitValue(), out.join(), err.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw problem("engine", name, "was interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
