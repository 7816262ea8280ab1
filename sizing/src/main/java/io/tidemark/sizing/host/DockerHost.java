package io.tidemark.sizing.host;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Starts a container, and removes it with its anonymous volumes.
 *
 * <p>Load goes to the container's own address where that can be reached, which is on Linux with an engine on the same
 * machine: through a published port, Docker's proxy would be measured too. Elsewhere it goes to a published port.
 */
public final class DockerHost implements Host {
    private static final Duration PULL = Duration.ofMinutes(15);
    private static final Duration CREATE = Duration.ofMinutes(1);

    private final DockerSettings settings;
    private final Docker docker;
    private final Clock clock;

    public DockerHost(DockerSettings settings, Docker docker, Clock clock) throws ProblemsException {
        Troubles.check(settings.problems());
        this.settings = settings;
        this.docker = requireNonNull(docker, "docker is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public RunningTarget start() throws ProblemsException {
        Engine engine = Engine.of(docker);
        Troubles.check(engine.problems(settings.limits()));
        bringImage();
        String run = UUID.randomUUID().toString();
        String name = "tidemark-" + run.substring(0, 8);
        try {
            return start(engine, run, name);
        } catch (IOException e) {
            String expected = "must be possible to start: " + e.getMessage();
            throw Troubles.of(new Problem(Docker.KIND, "image", settings.image(), expected, ""));
        }
    }

    /** The reaper comes first: should we die at any later line, it removes what is there by then. */
    private RunningTarget start(Engine engine, String run, String name) throws IOException, ProblemsException {
        Launch launch = settings.launch();
        TargetLog log = TargetLog.create(launch.logs(), name);
        List<String> labels = Labels.ours(run, launch.timeToLive(), clock).options();
        Reaper reaper = Reaper.ofContainer(docker.program(), name, launch.timeToLive(), log.file());
        boolean ready = false;
        try {
            create(engine, name, labels);
            RunningTarget target = start(engine, Container.start(docker, settings, name, log), reaper);
            ready = true;
            return target;
        } finally {
            if (!ready) {
                reaper.close();
            }
        }
    }

    private RunningTarget start(Engine engine, Container container, Reaper reaper) throws ProblemsException {
        ContainerState state = container.state();
        if (!state.running()) {
            throw Readiness.failure(Docker.KIND, container, "must run until it is stopped but " + state.ending());
        }
        Route route = Route.to(state, settings.port(), engine);
        new Readiness(clock).await(Docker.KIND, route.uri(), settings.launch().ready(), container);
        Watched watched = route.direct()
                ? new Watched.Container(state.id(), container.name(), state.pid())
                : new Watched.Nothing();
        return new RunningContainer(route.uri(), facts(engine), watched, container, reaper);
    }

    private HostFacts facts(Engine engine) {
        Limits limits = settings.limits();
        List<String> words = new ArrayList<>(List.of(settings.image()));
        words.addAll(settings.command());
        limits.cpus().ifPresent(cpus -> words.add("--cpus " + cpus));
        limits.memoryBytes().ifPresent(bytes -> words.add("--memory " + bytes));
        return new HostFacts(
                Docker.KIND,
                String.join(" ", words),
                limits.type(),
                limits.cpus(),
                limits.memoryBytes(),
                !engine.isRemote());
    }

    private void bringImage() throws ProblemsException {
        if (docker.call("image", "inspect", settings.image()).good()) {
            return;
        }
        Docker.Output pulled = docker.call(PULL, List.of("pull", "--quiet", settings.image()));
        if (!pulled.good()) {
            throw Docker.problem("image", settings.image(), "must be here or be possible to pull: " + pulled.trouble());
        }
    }

    private void create(Engine engine, String name, List<String> labels) throws ProblemsException {
        List<String> words = new ArrayList<>(List.of("create", "--name", name));
        words.addAll(labels);
        Limits limits = settings.limits();
        limits.cpus().ifPresent(cpus -> words.addAll(List.of("--cpus", Double.toString(cpus))));
        limits.memoryBytes().ifPresent(bytes -> {
            String memory = Long.toString(bytes);
            words.addAll(List.of("--memory", memory, "--memory-swap", memory));
        });
        settings.environment().forEach((key, value) -> words.addAll(List.of("--env", key + "=" + value)));
        settings.volumes().forEach(volume -> words.addAll(List.of("--volume", volume)));
        words.addAll(List.of("--publish", engine.publish(settings.port())));
        words.addAll(settings.options());
        words.add(settings.image());
        words.addAll(settings.command());
        Docker.Output created = docker.call(CREATE, words);
        if (!created.good()) {
            throw Docker.problem("image", settings.image(), "must be possible to start: " + created.trouble());
        }
    }
}
