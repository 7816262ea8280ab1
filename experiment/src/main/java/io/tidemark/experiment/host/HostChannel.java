package io.tidemark.experiment.host;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.swarm.Prefix;
import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.component.Channel;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Stage.Work;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.functions.aws.AwsSettings;
import io.tidemark.sizing.host.RunningTarget;
import io.tidemark.sizing.probe.Probe;
import io.tidemark.sizing.probe.ProbeKind;
import io.tidemark.sizing.probe.Probes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Starts a host for the first phase, and anew for each phase that wants another one: another type, image, environment. For
 * every phase it tells when the host serves. A host that has died is started again by the next phase.
 */
public final class HostChannel implements Channel {
    private static final String NAME = "HostChannel";
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(1);
    /** Loads that their phase's end has ended follow their requests for a moment. */
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(10);

    public static final ComponentType<HostChannel> TYPE = new ComponentType<>(
            Role.CHANNEL,
            NAME,
            List.of(),
            "Starts a host, and again when its parameters make it another one: a program, a container, or a machine of EC2. "
                    + "Its address is `{{host_url}}`, and `{{NAME_url}}` when it has a name; its process `{{host_pid}}`. "
                    + "`HostReadyEvent` says in every phase that it serves. It ends with the experiment.",
            options(),
            List.of(
                    Events.HOST_READY,
                    Events.HOST_STARTED,
                    Events.HOST_FAILED,
                    Events.HOST_STOPPED,
                    Events.HOST_SAMPLE),
            HostChannel::read);

    private final String name;
    private final HostRecipe recipe;
    private final HostSource source;
    private final ProbeKind probe;
    private final boolean alwaysAnew;
    private @Nullable Stage stage;
    private @Nullable Mailbox mailbox;
    private final OpenLoads loads = new OpenLoads();
    /** Held by what starts or ends a host, so that there is never more than one. */
    private final ReentrantLock turn = new ReentrantLock(true);

    // In the mailbox's turn only, but for the volatile ones.
    private @Nullable Event latest;
    private @Nullable HostOrder wanted;
    private volatile boolean starting;
    private final AtomicInteger starts = new AtomicInteger();
    private volatile @Nullable Work work;
    private volatile @Nullable Serving serving;

    HostChannel(String name, HostRecipe recipe, HostSource source, ProbeKind probe, boolean alwaysAnew) {
        this.name = name;
        this.recipe = recipe;
        this.source = source;
        this.probe = probe;
        this.alwaysAnew = alwaysAnew;
    }

    private static List<Option> options() {
        List<Option> options = new ArrayList<>(HostRecipe.OPTIONS);
        options.addAll(List.of(
                Option.optional("name", OptionKind.WORD, "host", "What it is called in events and macros."),
                Option.choice(
                        "restart",
                        "changed",
                        "When the channel acts: start the host anew only if that makes it another one, or always.",
                        "changed",
                        "always"),
                Option.optional("timeToLive", OptionKind.DURATION, "6h", "After which it is removed whatever happens.")
                        .or("time_to_live", "time-to-live"),
                Option.choice(
                        "probe",
                        "sampler",
                        "What samples its machine while a HostObserver or somebody else listens.",
                        "sampler",
                        "glances",
                        "none"),
                Option.optional(
                        "ec2",
                        OptionKind.SECTION,
                        "",
                        "The machines of `type: ec2`, beside the workers of a deployment.",
                        Option.optional("prefix", OptionKind.WORD, "", "Of the deployment."),
                        Option.optional("region", OptionKind.WORD, "", "Of AWS."),
                        Option.optional("profile", OptionKind.WORD, "", "Of the AWS configuration."),
                        Option.optional("subnet", OptionKind.WORD, "", "Where machines are made."),
                        Option.optional(
                                "keep",
                                OptionKind.YES,
                                "no",
                                "Leave the machine, and take one that was left. It costs."))));
        return options;
    }

    private static HostChannel read(Settings settings) {
        HostRecipe recipe = HostRecipe.read(settings);
        Duration life = settings.duration("timeToLive");
        if (life.compareTo(SHORTEST_LIFE) < 0) {
            settings.reject("timeToLive", "must be at least 1s", "");
            life = SHORTEST_LIFE;
        }
        Duration within = settings.duration("readyWithin");
        if (!within.isPositive()) {
            settings.reject("readyWithin", "must be more than nothing", "");
            within = SHORTEST_LIFE;
        }
        return new HostChannel(
                settings.word("name"),
                recipe,
                new Hosts(within, life, ec2(settings.section("ec2"))),
                ProbeKind.valueOf(settings.choice("probe").toUpperCase(Locale.ROOT)),
                settings.choice("restart").equals("always"));
    }

    private static Hosts.Ec2 ec2(Settings settings) {
        Prefix prefix = settings.maybeWord("prefix")
                .flatMap(text -> {
                    try {
                        return Optional.of(Prefix.parse(text));
                    } catch (IllegalArgumentException e) {
                        settings.reject("prefix", String.valueOf(e.getMessage()), "");
                        return Optional.empty();
                    }
                })
                .orElse(Prefix.USUAL);
        AwsSettings aws = new AwsSettings(
                settings.maybeWord("region").orElse(null),
                settings.maybeWord("profile").orElse(null),
                null);
        return new Hosts.Ec2(aws, prefix, settings.yes("keep"), settings.maybeWord("subnet"));
    }

    private String owner() {
        return NAME + " " + name;
    }

    @Override
    public void start(Stage given) {
        stage = given;
        Mailbox own = given.bus().mailbox(owner());
        mailbox = own;
        own.listen(Events.TEARDOWN, event -> end(event.trace()));
        own.listen(Events.LOAD_STARTED, loads::started);
        own.listen(Events.LOAD_END, loads::ended);
    }

    @Override
    public void apply(Event update) {
        requireNonNull(mailbox).run(update.trace(), () -> phase(update, true));
    }

    @Override
    public void pass(Event update) {
        requireNonNull(mailbox).run(update.trace(), () -> phase(update, false));
    }

    private void phase(Event update, boolean acts) {
        latest = update;
        HostOrder order = wanted;
        if (acts || order == null) {
            try {
                order = recipe.order(requireNonNull(stage).scope(update.trace()));
            } catch (ProblemsException | IllegalArgumentException e) {
                wanted = null;
                requireNonNull(stage).trouble(owner(), e);
                failed(update, e);
                return;
            }
        }
        boolean same = order.equals(wanted) && !(acts && alwaysAnew);
        Serving current = serving;
        wanted = order;
        if (same && starting) {
            return;
        }
        if (same && current != null && current.isAlive()) {
            ready(update, current);
        } else {
            startAnew(update, order);
        }
    }

    private void startAnew(Event update, HostOrder order) {
        int number = starts.incrementAndGet();
        starting = true;
        Stage place = requireNonNull(stage);
        Work before = work;
        if (before != null) {
            before.cancel();
        }
        work = place.spawn(owner(), update.trace(), () -> {
            turn.lockInterruptibly();
            try {
                if (number == starts.get()) {
                    startAnew(update, order, number);
                }
            } finally {
                turn.unlock();
            }
        });
    }

    private void startAnew(Event update, HostOrder order, int number) throws Exception {
        if (serving != null) {
            loads.await(LAST_REQUESTS);
        }
        endServing(update.trace());
        try {
            serving = started(order, update);
        } catch (ProblemsException | RuntimeException e) {
            // When another one is wanted by now, or none, this was only given up.
            if (number == starts.get() && !Thread.interrupted()) {
                tell(update, number, e);
                throw e;
            }
            return;
        }
        tell(update, number, null);
    }

    private Serving started(HostOrder order, Event update) throws ProblemsException {
        Stage place = requireNonNull(stage);
        Path directory = directory(place.results().resolve("hosts"));
        RunningTarget target = source.host(order, directory, place).start();
        boolean kept = false;
        try {
            Serving now = serve(order, directory, target);
            place.bus().publish(Events.HOST_STARTED, update.trace(), now.attributes());
            kept = true;
            return now;
        } finally {
            if (!kept) {
                target.close();
            }
        }
    }

    private Serving serve(HostOrder order, Path directory, RunningTarget target) {
        Stage place = requireNonNull(stage);
        SampleFeed feed = new SampleFeed(name, place.bus(), probe(target, directory), target.facts());
        Work watch = place.spawn(owner(), Trace.NONE, () -> {
            if (feed.run(target::isAlive)) {
                lost(target);
            }
        });
        Serving now = new Serving(name, order, target, feed, watch);
        now.define(place);
        return now;
    }

    /** Where nobody listens, nothing is sampled. */
    private Probe probe(RunningTarget target, Path directory) {
        Stage place = requireNonNull(stage);
        if (!place.bus().isHeard(Events.HOST_SAMPLE)) {
            return Probe.NONE;
        }
        try {
            return Probes.start(probe, target.watched(), directory, place.clock());
        } catch (ProblemsException e) {
            // The host serves nevertheless: it is only not seen how.
            place.trouble(owner(), e);
            return Probe.NONE;
        }
    }

    /** A new one for each start. */
    private Path directory(Path parent) {
        Path directory = parent.resolve(name);
        for (int i = 2; Files.exists(directory); i++) {
            directory = parent.resolve(name + "-" + i);
        }
        return directory;
    }

    /** Phases that began while the host was being started learn about it as well. */
    private void tell(Event update, int number, @Nullable Exception failure) {
        if (failure != null) {
            failed(update, failure);
        }
        requireNonNull(mailbox).run(update.trace(), () -> {
            if (number != starts.get()) {
                return;
            }
            starting = false;
            Event now = latest;
            Serving current = serving;
            if (now == null || now.id() == update.id()) {
                return;
            }
            if (failure != null) {
                failed(now, failure);
            } else if (current != null) {
                ready(now, current);
            }
        });
    }

    private void ready(Event update, Serving current) {
        requireNonNull(stage).bus().publish(Events.HOST_READY, update.trace(), current.attributes());
    }

    private void failed(Event update, Exception reason) {
        failed(update.trace(), reason);
    }

    private void failed(Trace cause, Exception reason) {
        SequencedMap<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("host", name);
        attributes.put("exception", String.valueOf(reason.getMessage()));
        requireNonNull(stage).bus().publish(Events.HOST_FAILED, cause, attributes);
    }

    private void lost(RunningTarget target) throws ProblemsException {
        String how = target.isKilledForMemory() ? "was killed for its memory" : "ended by itself";
        ProblemsException reason = new ProblemsException(List.of(new Problem(
                owner(),
                "host",
                name,
                "must run until it is stopped but " + how,
                String.join("\n", target.lastLines(10)))));
        failed(requireNonNull(stage).bus().current(), reason);
        throw reason;
    }

    /** A start is given up; a host that serves outlives the loads. */
    @Override
    public void endRun(boolean interrupted) {
        if (interrupted) {
            requireNonNull(mailbox).run(Trace.NONE, () -> {
                Work current = work;
                if (starting && current != null) {
                    starts.incrementAndGet();
                    starting = false;
                    wanted = null;
                    current.cancel();
                }
            });
        }
    }

    private void end(Trace cause) {
        starts.incrementAndGet();
        Stage place = requireNonNull(stage);
        Work before = work;
        if (before != null) {
            before.cancel();
        }
        wanted = null;
        work = place.spawn(owner(), cause, () -> {
            turn.lockInterruptibly();
            try {
                endServing(cause);
            } finally {
                turn.unlock();
            }
        });
    }

    private void endServing(Trace cause) throws InterruptedException {
        Serving current = serving;
        serving = null;
        if (current != null) {
            current.close(requireNonNull(stage), cause);
        }
    }

    @Override
    public void stop() throws InterruptedException {
        Work last = work;
        if (last == null) {
            return;
        }
        if (starting) {
            last.cancel();
        }
        last.join();
        turn.lockInterruptibly();
        try {
            endServing(Trace.NONE);
        } finally {
            turn.unlock();
        }
    }
}
