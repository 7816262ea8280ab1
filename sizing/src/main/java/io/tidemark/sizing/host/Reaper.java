package io.tidemark.sizing.host;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Sees to it that a target does not outlive us. It is a small shell in a session of its own, which waits for the end of
 * its stdin. The other end of that pipe is held by this process alone, so that the kernel closes it when we die, also
 * of {@code kill -9}; and {@link #close} closes it when all goes well: there is one way out, and it is always taken.
 *
 * <p>Assumptions and guarantees: a Unix with {@code sh}. What belongs to the terminal, such as Ctrl-C or its closing,
 * does not reach the shell. It is at work before {@link #ofContainer} and {@link #ofProcess} return, hence before there
 * is anything to remove. A target whose time to live is over is removed even if the shell has been killed. Only a
 * restart of the machine ends all that; processes are gone then, and {@link Leftovers} finds containers.
 */
final class Reaper implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Reaper.class.getName());

    /** Above what the scripts take at most, but for a target's own grace. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process shell;
    private final OutputStream pipe;
    private final Duration patience;
    private final Path log;

    private Reaper(Process shell, Duration patience, Path log) {
        this.shell = shell;
        this.pipe = shell.getOutputStream();
        this.patience = patience;
        this.log = log;
    }

    /** Removes the container of this name, which need not exist yet. */
    static Reaper ofContainer(String docker, String name, Duration timeToLive, Path log) throws IOException {
        return start(
                "container-reaper.sh", List.of(docker, name, Long.toString(timeToLive.toSeconds())), PATIENCE, log);
    }

    /**
     * Ends the process that {@link #adopt} names, and all it started.
     *
     * @param mark the value of {@link #MARK} in the process's environment
     */
    static Reaper ofProcess(String mark, Duration timeToLive, Duration grace, Path log) throws IOException {
        List<String> arguments = List.of(mark, Long.toString(timeToLive.toSeconds()), Long.toString(grace.toSeconds()));
        return start("process-reaper.sh", arguments, PATIENCE.plus(grace), log);
    }

    /** The variable by which a process is known as ours, wherever it goes. */
    static final String MARK = "TIDEMARK_TARGET";

    void adopt(long pid) throws IOException {
        write(Long.toString(pid));
    }

    /** Removes the target and waits until it is gone. Does not throw; what cannot be removed is logged. */
    @Override
    public void close() {
        try {
            write("close");
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The reaper was gone before its time", e);
        }
        try {
            pipe.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The pipe to the reaper could not be closed", e);
        }
        if (!Waiting.untilExit(shell, patience)) {
            LOG.log(System.Logger.Level.WARNING, "The target is still being removed; see {0}", log);
        } else if (shell.exitValue() != 0) {
            LOG.log(System.Logger.Level.WARNING, "The target could not be removed; see {0}", log);
        }
    }

    long pid() {
        return shell.pid();
    }

    private void write(String line) throws IOException {
        pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        pipe.flush();
    }

    private static Reaper start(String script, List<String> arguments, Duration patience, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", read(script), "tidemark-reaper"));
        command.addAll(arguments);
        Process shell = OwnSession.start(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .directory(new File("/")));
        Reaper reaper = new Reaper(shell, patience, log);
        BufferedReader said = shell.inputReader(StandardCharsets.US_ASCII);
        if (!"ready".equals(said.readLine())) {
            shell.destroyForcibly();
            throw new IOException("the reaper did not start; see " + log);
        }
        return reaper;
    }

    private static String read(String script) throws IOException {
        try (InputStream in = Reaper.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IOException("the resource " + script + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
