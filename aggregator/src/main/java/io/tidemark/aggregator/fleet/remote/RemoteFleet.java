package io.tidemark.aggregator.fleet.remote;

import static java.util.Objects.requireNonNull;

import io.tidemark.aggregator.cost.Bill;
import io.tidemark.aggregator.cost.Forecast;
import io.tidemark.aggregator.fleet.Assignment;
import io.tidemark.aggregator.fleet.DeltaReceiver;
import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.remote.Pace;
import io.tidemark.functions.remote.Shelf;
import io.tidemark.functions.remote.Summons;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.Environment;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Workers at a distance. They are called through a {@link Caller}, told what to do and listened to through a {@link Board}.
 *
 * <p>Guarantees: a worker sends only while this fleet renews its lease; what it has posted reaches the receiver once,
 * whatever is delivered twice or late; nothing is waited for without an end.
 */
public final class RemoteFleet implements Fleet {
    /** What a function needs to get a plan and to make itself ready for it. */
    private static final Duration CHANGE = Duration.ofSeconds(3);

    private final String kind;
    private final int workers;
    private final RemoteFleetSettings settings;
    private final Caller caller;
    private final Board board;
    private final @Nullable Shelf shelf;
    private final Environment environment;
    private final Clock clock;
    private final Consumer<String> notes;
    private final Runnable afterwards;
    private final Pace pace;

    private volatile @Nullable Crew crew;
    private volatile @Nullable Changes changes;
    /** The usual one until the workers have come, and then for good. */
    private volatile Duration lead;

    private volatile boolean abandoned;
    private volatile long zeroNanos;
    private volatile Map<String, String> secrets = Map.of();
    private volatile Caller.@Nullable Limits known;

    /**
     * @param kind for people and dumps
     * @param shelf null when there is no bucket
     * @param environment where the values of secrets are
     * @param notes sentences a person should know now
     * @param afterwards what to close with the fleet
     */
    public RemoteFleet(
            String kind,
            int workers,
            RemoteFleetSettings settings,
            Caller caller,
            Board board,
            @Nullable Shelf shelf,
            Environment environment,
            Clock clock,
            Consumer<String> notes,
            Runnable afterwards) {
        this.kind = kind;
        this.workers = workers;
        this.settings = settings;
        this.caller = caller;
        this.board = board;
        this.shelf = shelf;
        this.environment = environment;
        this.clock = clock;
        this.notes = notes;
        this.afterwards = afterwards;
        this.pace = Pace.of(workers);
        this.lead = Lead.usual(pace);
    }

    /** How many copies of the control a fleet of this size reads. */
    public static int copies(int workers) {
        return Provisions.copies(workers);
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public int workers() {
        return workers;
    }

    @Override
    public Duration lead() {
        return lead;
    }

    @Override
    public void prepare(Assignment assignment, DeltaReceiver receiver) throws ProblemsException {
        Caller.Limits limits = limits();
        List<Problem> problems = new ArrayList<>(Capability.problems(assignment.plan(), workers, limits));
        Forecast forecast = forecast(assignment.plan(), limits);
        Duration load = assignment.plan().load().duration();
        settings.budget().problem(forecast, load).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        known = limits;
        notes.accept(settings.budget().estimate(forecast, load));
        Provisions provisions = Provisions.pack(
                assignment, workers, settings, pace, Capability.mostConnections(limits), shelf, environment, clock);
        secrets = provisions.secrets();
        String runId = assignment.runId();
        Muster muster = new Muster(runId, workers, pace.beatMillis());
        ControlDesk desk = new ControlDesk(runId, board, clock, pace.renewMillis());
        try {
            desk.renew();
            board.register(runId, provisions.card(kind));
        } catch (IOException e) {
            throw cloud("table", settings.table(), "must take what the workers are told", e);
        }
        Collector collector = new Collector(board, muster, receiver, clock, notes);
        Meter meter =
                new Meter(caller, board, limits.function(), pace, settings.musterMillis(), lead().toNanos(), clock);
        Summoner summoner = new Summoner(meter, muster, clock, provisions::summons);
        Succession succession = new Succession(
                muster,
                desk,
                summoner,
                collector,
                clock,
                pace,
                // The log of requests is brought in at the end.
                limits.timeoutMillis() - (settings.logMillis() == 0 ? 0 : Summons.LOG_RESERVE_MILLIS),
                () -> lead().toNanos(),
                settings.replaceLost(),
                () -> clock.nanoTime() - zeroNanos);
        Crew made = new Crew(runId, board, muster, desk, collector, clock, notes);
        changes = new Changes(summoner, succession, meter);
        crew = made;
        made.keepInTouch();
        new Gathering(muster, summoner, clock, expected(), settings.musterMillis(), notes)
                .await(() -> abandoned || isSpent());
        lead = Lead.of(pace, muster.tookNanos());
    }

    private int expected() {
        return settings.expected() == 0 ? workers : settings.expected();
    }

    private Forecast forecast(Plan plan, Caller.Limits limits) {
        return new Forecast(
                workers,
                limits.function(),
                limits.timeoutMillis(),
                copies(workers),
                plan.names().size(),
                shelf != null);
    }

    private boolean isSpent() {
        return bill().filter(Bill::isSpent).isPresent();
    }

    private Caller.Limits limits() throws ProblemsException {
        try {
            return caller.limits();
        } catch (IOException e) {
            throw new CloudException(List.of(new Problem(
                    "AWS Lambda", "function", "", "must be there and callable", String.valueOf(e.getMessage()))));
        }
    }

    @Override
    public void start(long epochMillis) {
        Crew made = requireCrew();
        zeroNanos = clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(epochMillis - clock.epochMillis());
        made.desk().start(epochMillis + made.muster().offsetMillis());
        made.lookAfter(requireNonNull(changes).succession::look);
        notes.accept("Run " + made.runId() + " on " + made.muster().count(Recruit::isReady) + " of " + workers
                + " workers; end it from anywhere with: tidemark stop " + made.runId());
    }

    @Override
    public void direct(Directive directive) {
        requireCrew().desk().direct(directive);
    }

    @Override
    public void adopt(Assignment next, long atNanos, boolean sameLoad) throws ProblemsException {
        Crew made = requireCrew();
        List<Problem> problems = new ArrayList<>(Capability.problems(next.plan(), workers, limits()));
        problems.addAll(ChangedPlan.problems(next, secrets, environment, clock));
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        made.desk().adopt(ChangedPlan.pack(next, atNanos, sameLoad, made.desk().adoptedBytes(), shelf));
    }

    @Override
    public List<Problem> objections(Plan plan, int some) {
        Caller.Limits limits = known;
        return limits == null ? List.of() : Capability.problems(plan, some, limits);
    }

    /** Everybody must hear of it, fetch the plan, and get ready for it beside the load. */
    @Override
    public Duration changeLead() {
        return lead().plus(CHANGE);
    }

    @Override
    public Duration lease() {
        return Duration.ofMillis((long) pace.leaseMillis() + pace.readMillis());
    }

    @Override
    public boolean isDone() {
        return crew != null && crew.muster().isEveryoneGone();
    }

    @Override
    public List<WorkerFailure> failures() {
        return crew == null ? List.of() : crew.failures();
    }

    @Override
    public void abandon() {
        abandoned = true;
    }

    @Override
    public String haltReason() {
        return crew == null ? "" : crew.haltReason();
    }

    @Override
    public Optional<Bill> bill() {
        Crew made = crew;
        Changes also = changes;
        if (made == null || also == null || settings.budget().tariff().isEmpty()) {
            return Optional.empty();
        }
        Meter.Reading reading = also.meter.read(made.muster());
        return settings.budget().bill(reading.soFar(), reading.committed());
    }

    @Override
    public void close() {
        if (changes != null) {
            changes.summoner.close();
        }
        if (crew != null) {
            crew.close();
        }
        afterwards.run();
    }

    private Crew requireCrew() {
        if (crew == null) {
            throw new IllegalStateException("the fleet is not prepared");
        }
        return crew;
    }

    private static CloudException cloud(String key, String value, String expected, IOException e) {
        return new CloudException(List.of(new Problem("AWS", key, value, expected, String.valueOf(e.getMessage()))));
    }

    /** Who calls others and when, and what that costs. */
    private record Changes(Summoner summoner, Succession succession, Meter meter) {}
}
