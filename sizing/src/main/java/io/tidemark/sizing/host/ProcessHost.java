package io.tidemark.sizing.host;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Starts a program on this machine, and ends it with all it has started. It needs Linux: to know what a process has
 * started, also after the process's own death, takes {@code /proc} and {@code setsid}.
 */
public final class ProcessHost implements Host {
    static final String KIND = "process";

    private final ProcessSettings settings;
    private final Clock clock;

    public ProcessHost(ProcessSettings settings, Clock clock) throws ProblemsException {
        Troubles.check(settings.problems());
        this.settings = settings;
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public RunningTarget start() throws ProblemsException {
        if (!Files.exists(Path.of("/proc/self/stat"))) {
            throw problem("needs Linux", "start it yourself and give its address, or use a container");
        }
        try {
            return start(settings.port().isPresent() ? freePort(settings.port().getAsInt()) : anyFreePort());
        } catch (IOException e) {
            throw problem("must be possible to start: " + e.getMessage(), "");
        }
    }

    private RunningTarget start(int port) throws IOException, ProblemsException {
        String mark = UUID.randomUUID().toString();
        TargetLog log = TargetLog.create(settings.launch().logs(), "process-" + mark.substring(0, 8));
        Reaper reaper = Reaper.ofProcess(
                mark, settings.launch().timeToLive(), settings.launch().grace(), log.file());
        boolean ready = false;
        try {
            Process process = OwnSession.start(builder(port, mark, log));
            reaper.adopt(process.pid());
            URI uri = URI.create("http://127.0.0.1:" + port);
            RunningProcess target = new RunningProcess(settings, uri, process, reaper, log);
            new Readiness(clock).await(KIND, uri, settings.launch().ready(), target);
            ready = true;
            return target;
        } finally {
            if (!ready) {
                reaper.close();
            }
        }
    }

    private ProcessBuilder builder(int port, String mark, TargetLog log) {
        List<String> command = new ArrayList<>();
        settings.cpus().ifPresent(list -> command.addAll(List.of("taskset", "-c", list)));
        command.addAll(settings.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(settings.directory().toAbsolutePath().toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
        if (settings.port().isEmpty()) {
            builder.environment().put("PORT", Integer.toString(port));
        }
        builder.environment().putAll(settings.environment());
        builder.environment().put(Reaper.MARK, mark);
        return builder;
    }

    /** Whoever listens already would be taken for the target. */
    private int freePort(int port) throws ProblemsException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return port;
        } catch (IOException e) {
            String expected = "must be a free port of this machine: " + e.getMessage();
            throw Troubles.of(new Problem(KIND, "port", Integer.toString(port), expected, ""));
        }
    }

    private static int anyFreePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private ProblemsException problem(String expected, String hint) {
        return Troubles.of(new Problem(KIND, "command", String.join(" ", settings.command()), expected, hint));
    }
}
