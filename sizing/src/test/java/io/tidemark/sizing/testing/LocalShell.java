package io.tidemark.sizing.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import io.tidemark.deployment.machine.CommandException;
import io.tidemark.deployment.machine.RemoteShell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * This machine as one at a distance: scripts are run by its own sh. What is answered to the next {@code read}s can be
 * spoilt, one spoiler for each.
 */
public final class LocalShell implements RemoteShell {
    private final ConcurrentLinkedQueue<Spoiler> spoilers = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> scripts = new ConcurrentLinkedQueue<>();

    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
    private volatile String first = "";

    /** What becomes of an answer on its way. */
    @FunctionalInterface
    public interface Spoiler {
        String spoil(String answer) throws CloudException, InterruptedException;

        /** The answer is lost. */
        static Spoiler failing(String why) {
            return _ -> {
                throw lost(why);
            };
        }

        static Spoiler changing(UnaryOperator<String> change) {
            return change::apply;
        }
    }

    /** Something that each script begins with from now on. */
    public void first(String lines) {
        first = lines;
    }

    public void spoil(Spoiler... next) {
        spoilers.addAll(List.of(next));
    }

    /** A machine that is never reached. */
    public static RemoteShell unreachable(String why) {
        return new RemoteShell() {
            @Override
            public String read(String script, Duration limit) throws CloudException {
                throw lost(why);
            }

            @Override
            public String run(String script, Duration limit) throws CloudException {
                throw lost(why);
            }
        };
    }

    private static CloudException lost(String why) {
        return new CloudException(List.of(new Problem("SSM", "SendCommand", "", why, "")));
    }

    /** How many answers are still to be spoilt. */
    public int toSpoil() {
        return spoilers.size();
    }

    /** All that it was asked to do, oldest first. */
    public List<String> scripts() {
        return List.copyOf(scripts);
    }

    /** The lines that scripts wrote to their standard error. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public String read(String script, Duration limit) throws CloudException, InterruptedException {
        String answer = run(script, limit);
        Spoiler spoiler = spoilers.poll();
        return spoiler == null ? answer : spoiler.spoil(answer);
    }

    @Override
    public String run(String script, Duration limit) throws CloudException, InterruptedException {
        scripts.add(script);
        try {
            Path out = Files.createTempFile("tidemark-shell", ".out");
            Path err = Files.createTempFile("tidemark-shell", ".err");
            try {
                return run(first + script, limit, out, err);
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To files: what a script leaves running would keep a pipe open. */
    private String run(String script, Duration limit, Path out, Path err)
            throws IOException, CloudException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", script)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        String said = Files.readString(err, UTF_8);
        said.lines().forEach(complaints::add);
        if (!ended || process.exitValue() != 0) {
            String what = ended ? "exit code " + process.exitValue() : "not within " + limit;
            throw new CommandException(
                    new Problem("script", "sh", "", what + ": " + said.strip(), ""),
                    ended ? process.exitValue() : -1,
                    Files.readString(out, UTF_8),
                    said);
        }
        return Files.readString(out, UTF_8);
    }
}
