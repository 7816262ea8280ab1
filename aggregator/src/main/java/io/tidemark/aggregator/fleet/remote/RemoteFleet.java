package io.tidemark.aggregator.fleet.remote;

import io.tidemark.aggregator.fleet.Assignment;
import io.tidemark.aggregator.fleet.DeltaReceiver;
import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.core.control.Directive;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Workers at a distance. They are called through a {@link Caller}, told what to do and listened to through a {@link Board}.
 *
 * <p>Guarantees: a worker sends only while this fleet renews its lease; what it has posted reaches the receiver once,
 * whatever is delivered twice or late; nothing is waited for without an end.
 */
public final class RemoteFleet implements Fleet {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long HALT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final String HALTED = "stopped by tidemark stop";

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
    private final List<Thread> threads = new ArrayList<>();

    private @Nullable Crew crew;
    private volatile boolean started;
    private volatile boolean abandoned;
    private volatile boolean closed;
    private volatile String haltReason = "";
    private volatile long zeroNanos;

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
        return Duration.ofMillis(2L * pace.readMillis() + 1_000);
    }

    @Override
    public void prepare(Assignment assignment, DeltaReceiver receiver) throws ProblemsException {
        Caller.Limits limits = limits();
        List<Problem> problems = Capability.problems(assignment.plan(), workers, limits);
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        Provisions provisions = Provisions.pack(
                assignment, workers, settings, pace, Capability.mostConnections(limits), shelf, environment, clock);
        String runId = assignment.runId();
        Muster muster = new Muster(runId, workers, pace.beatMillis());
        ControlDesk desk = new ControlDesk(runId, board, clock, pace.renewMillis());
        try {
            desk.renew();
        } catch (IOException e) {
            throw cloud("table", settings.table(), "must take what the workers are told", e);
        }
        Collector collector = new Collector(board, muster, receiver, clock, notes);
        Summoner summoner = new Summoner(caller, muster, clock, provisions::summons);
        Succession succession = new Succession(
                muster,
                desk,
                summoner,
                collector,
                clock,
                pace,
                // The log of requests is brought in at the end.
                limits.timeoutMillis() - (settings.logMillis() == 0 ? 0 : Summons.LOG_RESERVE_MILLIS),
                lead().toNanos(),
                settings.replaceLost(),
                () -> clock.nanoTime() - zeroNanos);
        Crew made = new Crew(runId, muster, desk, collector, summoner, succession);
        crew = made;
        run("tidemark-lease", () -> renew(runId, made));
        run("tidemark-collector", () -> collect(made));
        new Gathering(muster, summoner, clock, settings.musterMillis(), notes).await(() -> abandoned);
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
        made.desk.start(epochMillis + made.muster.offsetMillis());
        started = true;
        notes.accept("Run " + made.runId + " on " + made.muster.count(Recruit::isReady) + " of " + workers
                + " workers; end it from anywhere with: tidemark stop " + made.runId);
    }

    @Override
    public void direct(Directive directive) {
        requireCrew().desk.direct(directive);
    }

    @Override
    public boolean isDone() {
        return crew != null && crew.muster.isEveryoneGone();
    }

    @Override
    public List<WorkerFailure> failures() {
        return crew == null ? List.of() : crew.succession.failures();
    }

    @Override
    public void abandon() {
        abandoned = true;
    }

    @Override
    public String haltReason() {
        return haltReason;
    }

    /** Nobody sends from now on: whoever comes later finds the run over. */
    @Override
    public void close() {
        closed = true;
        Crew made = crew;
        if (made != null) {
            made.summoner.close();
            made.desk.end();
            joinAll();
            try {
                made.desk.renew();
            } catch (IOException e) {
                // The leases run out by themselves.
                notes.accept("The end of the run could not be told to the workers: " + e.getMessage());
            }
        }
        afterwards.run();
    }

    private void joinAll() {
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
            try {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run(String name, Runnable loop) {
        Thread thread = Thread.ofPlatform().name(name).daemon().unstarted(loop);
        threads.add(thread);
        thread.start();
    }

    private void renew(String runId, Crew made) {
        boolean failing = false;
        long asked = clock.nanoTime();
        while (!closed) {
            try {
                made.desk.renew();
                if (haltReason.isEmpty() && clock.nanoTime() - asked > HALT_NANOS) {
                    asked = clock.nanoTime();
                    haltReason = board.isHalted(runId) ? HALTED : "";
                }
                failing = false;
            } catch (IOException e) {
                if (!failing) {
                    failing = true;
                    notes.accept("The workers cannot be told anything, and stop when that lasts: " + e.getMessage());
                }
            }
            LockSupport.parkNanos(this, TICK_NANOS);
        }
    }

    private void collect(Crew made) {
        while (!closed) {
            made.collector.collect();
            if (started) {
                made.succession.look();
            }
            LockSupport.parkNanos(this, TICK_NANOS);
        }
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

    private record Crew(
            String runId,
            Muster muster,
            ControlDesk desk,
            Collector collector,
            Summoner summoner,
            Succession succession) {}
}
