package io.tidemark.sizing.host;

import io.tidemark.core.problem.ProblemsException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A container that has been started.
 *
 * @param port where it listens, within
 * @param logs the call that copies what it writes to the log; it ends when the container does
 */
record Container(Docker docker, String image, String name, int port, Process logs, TargetLog log) implements Launched {
    /** The last lines arrive a moment after the end. */
    private static final Duration LAST_LINES = Duration.ofSeconds(3);

    /** Starts a container that has been made. */
    static Container start(Docker docker, DockerSettings settings, String name, TargetLog log)
            throws IOException, ProblemsException {
        Docker.Output started = docker.call("container", "start", name);
        if (!started.good()) {
            throw Docker.problem("image", settings.image(), "must be possible to start: " + started.trouble());
        }
        Process logs = docker.follow(log, "container", "logs", "--follow", name);
        return new Container(docker, settings.image(), name, settings.port(), logs, log);
    }

    ContainerState state() throws ProblemsException {
        return ContainerState.of(docker, name, port);
    }

    boolean isAlive() {
        return logs.isAlive() || isRunning();
    }

    boolean isKilledForMemory() {
        try {
            return state().killedForMemory();
        } catch (ProblemsException e) {
            // It has been removed, and what it died of with it.
            return false;
        }
    }

    private boolean isRunning() {
        try {
            return state().running();
        } catch (ProblemsException e) {
            // It has been removed, or the engine is gone and took it along.
            return false;
        }
    }

    @Override
    public String key() {
        return "image";
    }

    @Override
    public String value() {
        return image;
    }

    @Override
    public boolean endsWithin(Duration pause) throws InterruptedException {
        return logs.waitFor(pause.toNanos(), TimeUnit.NANOSECONDS) && !isAlive();
    }

    @Override
    public String ending() {
        try {
            return state().ending();
        } catch (ProblemsException e) {
            return "has ended: " + e.getMessage();
        }
    }

    @Override
    public List<String> lastLines(int most) {
        if (!isRunning()) {
            Waiting.untilExit(logs, LAST_LINES);
        }
        return log.lastLines(most);
    }
}
