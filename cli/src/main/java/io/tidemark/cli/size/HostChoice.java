package io.tidemark.cli.size;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.aws.AwsDesk;
import io.tidemark.functions.time.Clock;
import io.tidemark.sizing.compare.Comparisons;
import io.tidemark.sizing.demo.DemoHost;
import io.tidemark.sizing.ec2.Ec2Host;
import io.tidemark.sizing.ec2.Ec2Settings;
import io.tidemark.sizing.host.Docker;
import io.tidemark.sizing.host.DockerHost;
import io.tidemark.sizing.host.DockerSettings;
import io.tidemark.sizing.host.Host;
import io.tidemark.sizing.host.Launch;
import io.tidemark.sizing.host.Limits;
import io.tidemark.sizing.host.ProcessHost;
import io.tidemark.sizing.host.ProcessSettings;
import io.tidemark.sizing.host.UrlHost;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.session.Sharing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the target runs, as it was asked for. */
public sealed interface HostChoice {
    /** The demo service is the same in every demo. */
    long DEMO_SEED = 20_261_120;

    /** Stands in a plan for the address of a target that is not started yet. */
    String TO_BE_STARTED = "http://127.0.0.1:1";

    /**
     * @param plan whose target is meant where none is started
     * @param logs where the target's output goes
     * @param type that is stood for, or made; empty for none
     * @param notes is told, for a person, what takes long
     */
    Host host(Plan plan, Path logs, Optional<MachineType> type, Consumer<String> notes, Clock clock)
            throws ProblemsException;

    /** Whether the target's address is found out when it is started, whatever the plan says. */
    default boolean isStartedByUs() {
        return true;
    }

    /**
     * How types that are compared share machines.
     *
     * @param atOnce of machines of their own
     */
    default Sharing sharing(int atOnce) {
        return new Sharing.OneMachine();
    }

    /** What must be said of a comparison of types. */
    default String caveat(Clock clock) throws ProblemsException {
        return Comparisons.EMULATION_CAVEAT;
    }

    /** It runs already. */
    record Given() implements HostChoice {
        @Override
        public Host host(Plan plan, Path logs, Optional<MachineType> type, Consumer<String> notes, Clock clock)
                throws ProblemsException {
            return new UrlHost(plan.targets().getFirst(), Optional.empty(), clock);
        }

        @Override
        public boolean isStartedByUs() {
            return false;
        }
    }

    /** The built-in service. */
    record Demo() implements HostChoice {
        @Override
        public Host host(Plan plan, Path logs, Optional<MachineType> type, Consumer<String> notes, Clock clock) {
            return new DemoHost(DEMO_SEED, clock);
        }
    }

    /** A program on this machine. */
    record Program(ProcessSettings settings) implements HostChoice {
        @Override
        public Host host(Plan plan, Path logs, Optional<MachineType> type, Consumer<String> notes, Clock clock)
                throws ProblemsException {
            ProcessSettings logging = new ProcessSettings(
                    settings.command(),
                    settings.directory(),
                    settings.environment(),
                    settings.port(),
                    settings.cpus(),
                    loggingTo(logs, settings.launch()));
            return new ProcessHost(logging, clock);
        }
    }

    /** A container. */
    record Container(DockerSettings settings) implements HostChoice {
        @Override
        public Host host(Plan plan, Path logs, Optional<MachineType> type, Consumer<String> notes, Clock clock)
                throws ProblemsException {
            DockerSettings logging = new DockerSettings(
                    settings.image(),
                    settings.command(),
                    settings.port(),
                    settings.environment(),
                    settings.volumes(),
                    settings.options(),
                    type.map(Limits::of).orElse(settings.limits()),
                    loggingTo(logs, settings.launch()));
            return new DockerHost(logging, Docker.onPath(), clock);
        }
    }

    /** A container on a machine of EC2. */
    record Ec2(Ec2Settings settings) implements HostChoice {
        @Override
        public Host host(Plan plan, Path logs, Optional<MachineType> type, Consumer<String> notes, Clock clock)
                throws ProblemsException {
            return new Ec2Host(
                    settings.launchedBy(loggingTo(logs, settings.container().launch())),
                    type.orElseThrow(() -> new IllegalStateException("a machine must have a type")),
                    clock,
                    notes);
        }

        @Override
        public Sharing sharing(int atOnce) {
            return new Sharing.OwnMachines(atOnce);
        }

        @Override
        public String caveat(Clock clock) throws ProblemsException {
            LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(clock.epochMillis()), ZoneOffset.UTC);
            return Comparisons.measuredCaveat(AwsDesk.region(settings.aws()), today);
        }

        /** The same, on machines that live so long at most. */
        public Ec2 livingFor(Duration time) {
            return new Ec2(settings.launchedBy(settings.container().launch().livingFor(time)));
        }
    }

    private static Launch loggingTo(Path logs, Launch launch) {
        return new Launch(launch.ready(), logs, launch.timeToLive(), launch.grace());
    }
}
