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
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

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
    /** The variable by which a process is known as ours, wherever it goes. */
    static final String MARK = "TIDEMARK_TARGET";

    private static final System.Logger LOG = System.getLogger(Reaper.class.getName());

    /** Above what the scripts take at most, but for a target's own grace. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** An exit status above this is that of a process which a signal has ended. */
    private static final int SIGNALLED = 128;

    private final List<String> command;
    private final Duration patience;
    private final Path log;
    private final Process shell;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile OptionalLong adopted = OptionalLong.empty();

    private Reaper(List<String> command, Duration patience, Path log) throws IOException {
        this.command = command;
        this.patience = patience;
        this.log = log;
        this.shell = start();
    }

    /** Removes the container of this name, which need not exist yet. */
    static Reaper ofContainer(String docker, String name, Duration timeToLive, Path log) throws IOException {
        List<String> command = command("container-reaper.sh", docker, name, Long.toString(timeToLive.toSeconds()));
        return new Reaper(command, PATIENCE, log);
    }

    /**
     * Ends the process that {@link #adopt} names, and all it started.
     *
     * @param mark the value of {@link #MARK} in the process's environment
     */
    static Reaper ofProcess(String mark, Duration timeToLive, Duration grace, Path log) throws IOException {
        String seconds = Long.toString(timeToLive.toSeconds());
        List<String> command = command("process-reaper.sh", mark, seconds, Long.toString(grace.toSeconds()));
        return new Reaper(command, PATIENCE.plus(grace), log);
    }

    void adopt(long pid) throws IOException {
        adopted = OptionalLong.of(pid);
        write(shell, Long.toString(pid));
    }

    /** Removes the target and waits until it is gone. Does not throw; what cannot be removed is logged. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            if ((!shell.isAlive() || !finish(shell)) && !finish(another())) {
                LOG.log(System.Logger.Level.WARNING, "The target may still be there: its reaper was killed twice");
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The target may still be there: its reaper fails; see " + log, e);
        }
    }

    /** Somebody has killed the first one. */
    private Process another() throws IOException {
        Process another = start();
        if (adopted.isPresent()) {
            write(another, Long.toString(adopted.getAsLong()));
        }
        return another;
    }

    /** False when it was killed before it had done its work, which its death may tell only now. */
    private boolean finish(Process reaper) {
        try (OutputStream _ = reaper.getOutputStream()) {
            write(reaper, "close");
        } catch (IOException e) {
            return false;
        }
        if (!Waiting.untilExit(reaper, patience)) {
            LOG.log(System.Logger.Level.WARNING, "The target is still being removed; see {0}", log);
        } else if (reaper.exitValue() > SIGNALLED) {
            return false;
        } else if (reaper.exitValue() != 0) {
            LOG.log(System.Logger.Level.WARNING, "The target could not be removed; see {0}", log);
        }
        return true;
    }

    private static void write(Process reaper, String line) throws IOException {
        OutputStream pipe = reaper.getOutputStream();
        pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        pipe.flush();
    }

    private Process start() throws IOException {
        Process started = OwnSession.start(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .directory(new File("/")));
        BufferedReader said = started.inputReader(StandardCharsets.US_ASCII);
        if (!"ready".equals(said.readLine())) {
            started.destroyForcibly();
            throw new IOException("the reaper did not start; see " + log);
        }
        return started;
    }

    private static List<String> command(String script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", read(script), "tidemark-reaper"));
        command.addAll(List.of(arguments));
        return List.copyOf(command);
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
