package io.tidemark.sizing.ec2;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.aws.AwsDesk;
import io.tidemark.deployment.machine.Command;
import io.tidemark.deployment.machine.CommandException;
import io.tidemark.deployment.machine.ManagedShell;
import io.tidemark.deployment.machine.RemoteShell;
import io.tidemark.deployment.stack.StackWorks;
import io.tidemark.deployment.target.Arrival;
import io.tidemark.deployment.target.Site;
import io.tidemark.deployment.target.Target;
import io.tidemark.deployment.target.TargetOrder;
import io.tidemark.deployment.target.Targets;
import io.tidemark.deployment.target.Targets.Taken;
import io.tidemark.functions.time.Clock;
import io.tidemark.sizing.host.Host;
import io.tidemark.sizing.host.HostFacts;
import io.tidemark.sizing.host.ReadyCheck;
import io.tidemark.sizing.host.RunningTarget;
import io.tidemark.sizing.host.Watched;
import io.tidemark.sizing.price.Architecture;
import io.tidemark.sizing.price.MachineType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Starts a container on a machine of EC2 that is made for it, and removes both. The machine is reached through Systems
 * Manager only, and the target by the workers of the deployment only.
 */
public final class Ec2Host implements Host {
    static final String KIND = "ec2";

    /** What a script that waits may take beyond that. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final int KEY_LETTERS = 5;

    private final Ec2Settings settings;
    private final MachineType type;
    private final Clock clock;
    private final Consumer<String> notes;

    /** @param notes is told, for a person, how it goes */
    public Ec2Host(Ec2Settings settings, MachineType type, Clock clock, Consumer<String> notes)
            throws ProblemsException {
        List<Problem> problems = settings.container().problems();
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        this.settings = settings;
        this.type = requireNonNull(type, "type is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.notes = requireNonNull(notes, "notes is null");
    }

    @Override
    public RunningTarget start() throws ProblemsException {
        AwsDesk desk = new AwsDesk(settings.aws(), clock);
        boolean ready = false;
        try {
            RunningTarget target = rented(desk);
            ready = true;
            return target;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw problem("must be ready, but was interrupted before it was", "");
        } finally {
            if (!ready) {
                desk.close();
            }
        }
    }

    private RunningTarget rented(AwsDesk desk) throws ProblemsException, InterruptedException {
        Site ofWorkers = Site.of(desk.stacks().find(settings.prefix().swarm()), settings.prefix(), desk.account());
        Site site = settings.subnet().map(ofWorkers::in).orElse(ofWorkers);
        Rent rent = new Rent(targets(desk, site, notes), order(), type, settings.keep(), notes);
        boolean ready = false;
        try {
            RunningTarget target = started(desk, site, rent, rent.take());
            ready = true;
            return target;
        } finally {
            if (!ready) {
                rent.giveBack();
            }
        }
    }

    static Site site(AwsDesk desk, Ec2Settings settings) throws ProblemsException {
        return Site.of(desk.stacks().find(settings.prefix().swarm()), settings.prefix(), desk.account());
    }

    static Targets targets(AwsDesk desk, Site site, Consumer<String> notes) {
        StackNotes listener = new StackNotes(notes);
        StackWorks works = new StackWorks(desk.stacks(), Ec2Host::sleep, listener);
        return new Targets(site, desk.stacks(), works, desk.machines(), listener);
    }

    private RunningTarget started(AwsDesk desk, Site site, Rent rent, Taken taken)
            throws ProblemsException, InterruptedException {
        Target target = taken.target();
        Arrival arrival =
                new Arrival(desk.machines(), desk.commands(), settings.within(), Ec2Host::sleep, clock, notes);
        arrival.awaitCommands(target.machine());
        RemoteShell shell = new ManagedShell(
                desk.commands(),
                target.machine(),
                new Command.Place(site.bucket(), "hosts/" + target.stack()),
                Ec2Host::sleep,
                clock);
        if (taken.reused()) {
            shell.run(TargetScripts.liveFor(settings.container().launch().timeToLive()), SHORT);
        }
        TargetContainer container = new TargetContainer(shell);
        start(shell, container, target);
        arrival.awaitChecks(target.machine());
        long pid = container.state().pid();
        return new Ec2Target(
                uri(target),
                facts(target),
                new Watched.Remote(shell, TargetScripts.CONTAINER, pid),
                target,
                container,
                settings.container().launch().logs(),
                desk,
                rent,
                notes);
    }

    private void start(RemoteShell shell, TargetContainer container, Target target)
            throws ProblemsException, InterruptedException {
        try {
            shell.run(
                    TargetScripts.awaitDocker(settings.within()),
                    settings.within().plus(MARGIN));
        } catch (CommandException e) {
            throw problem("must have Docker, which it installs when it starts: " + last(e), e);
        }
        notes.accept("Docker runs; bringing " + settings.container().image());
        try {
            shell.run(TargetScripts.pull(settings.container().image()), settings.within());
        } catch (CommandException e) {
            throw imageProblem("must be possible to pull: " + last(e), e);
        }
        try {
            shell.run(TargetScripts.start(settings.container()), SHORT);
        } catch (CommandException e) {
            throw imageProblem("must be possible to start: " + last(e), e);
        }
        awaitReady(shell, container, target);
    }

    private void awaitReady(RemoteShell shell, TargetContainer container, Target target)
            throws ProblemsException, InterruptedException {
        ReadyCheck check = settings.container().launch().ready();
        int port = settings.container().port();
        try {
            shell.run(
                    TargetScripts.awaitReady(target.address(), port, check),
                    check.within().plus(MARGIN));
        } catch (CommandException e) {
            boolean ended = e.exitCode() == TargetScripts.HAS_ENDED;
            String what = ended
                    ? "must run until it is stopped but ended " + e.out().strip()
                    : "must be ready at " + uri(target) + " within "
                            + check.within().toSeconds() + " s but is not: "
                            + (e.exitCode() == TargetScripts.NOT_READY ? e.out().strip() : last(e));
            throw imageProblem(what, container.lastWords());
        }
    }

    private TargetOrder order() {
        boolean arm =
                type.hardware().runs(Architecture.ARM64) && !type.hardware().runs(Architecture.X86_64);
        String name = settings.keep() ? TargetOrder.nameOf(type.name()) : TargetOrder.nameOf(type.name(), key());
        return new TargetOrder(
                name,
                type.name(),
                TargetOrder.linux(arm),
                settings.container().port(),
                settings.container().launch().timeToLive(),
                settings.diskGiB());
    }

    private static String key() {
        return UUID.randomUUID().toString().substring(0, KEY_LETTERS);
    }

    private HostFacts facts(Target target) {
        return new HostFacts(
                KIND,
                settings.container().image() + " on " + type.name() + " (" + target.machine() + ")",
                Optional.of(type.name()),
                OptionalDouble.of(type.cpus()),
                OptionalLong.of(type.memoryBytes()),
                false);
    }

    private URI uri(Target target) {
        return URI.create(
                "http://" + target.address() + ":" + settings.container().port());
    }

    private static void sleep(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    /** The last line it printed says what is wrong, as a rule. */
    private static String last(CommandException e) {
        String said = e.err().isBlank() ? e.out() : e.err();
        return said.lines()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .orElse(e.problems().getFirst().expected());
    }

    private ProblemsException imageProblem(String expected, CommandException e) {
        return imageProblem(expected, e.problems().getFirst().hint());
    }

    private ProblemsException imageProblem(String expected, String hint) {
        return new ProblemsException(
                List.of(new Problem(KIND, "image", settings.container().image(), expected, hint)));
    }

    private ProblemsException problem(String expected, CommandException e) {
        return new CloudException(List.of(new Problem(
                KIND, "type", type.name(), expected, e.problems().getFirst().hint())));
    }

    private ProblemsException problem(String expected, String hint) {
        return new ProblemsException(List.of(new Problem(KIND, "type", type.name(), expected, hint)));
    }
}
