package io.tidemark.swarm.live;

import io.tidemark.aggregator.fleet.Assignment;
import io.tidemark.aggregator.fleet.DeltaReceiver;
import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.core.control.Directive;
import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.histogram.Tally;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Profile;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Delta;
import io.tidemark.core.window.Delta.Standing;
import io.tidemark.core.window.DeltaCodec;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import io.tidemark.functions.time.Clock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Workers of rates in simulated time, and the clock that goes with them: a second passes each time they are looked after, when
 * the test lets it. They do exactly what they are told, and answer for a service that fails one request in a hundred.
 */
final class SimulatedFleet implements Fleet, Clock {
    static final long START_MILLIS = 1_767_225_600_000L;
    private static final long SECOND = 1_000_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    final List<Directive> directives = new ArrayList<>();
    private final int workers;
    private final AtomicLong nanos;
    private final List<Part> parts = new ArrayList<>();
    private final TreeMap<Long, List<Integer>> shares = new TreeMap<>();
    private final TreeSet<Integer> lost = new TreeSet<>();
    private final Map<Long, Distribution> latencies = new HashMap<>();
    private final AtomicLong simulation = new AtomicLong();
    private final Semaphore permits = new Semaphore(0);
    private final CountDownLatch ready;
    private long zeroNanos = Long.MAX_VALUE;
    private long reportedSecond;
    private int most = Integer.MAX_VALUE;
    private boolean stopped;
    private boolean done;
    private DeltaReceiver receiver = delta -> {};

    SimulatedFleet(int workers) {
        this(workers, new AtomicLong(), new CountDownLatch(0));
    }

    private SimulatedFleet(int workers, AtomicLong nanos, CountDownLatch ready) {
        this.workers = workers;
        this.nanos = nanos;
        this.ready = ready;
        shares.put(0L, IntStream.range(0, workers).boxed().toList());
    }

    /** One whose workers take long to get ready. */
    static SimulatedFleet slow(int workers) {
        return new SimulatedFleet(workers, new AtomicLong(), new CountDownLatch(1));
    }

    /** Another one, whose time goes on where that of this one is. */
    SimulatedFleet next() {
        return new SimulatedFleet(workers, nanos, new CountDownLatch(0));
    }

    void getReady() {
        ready.countDown();
    }

    /** Lets so many seconds pass; they pass as soon as the run's thread gets to it. */
    void pass(int seconds) {
        permits.release(seconds);
    }

    synchronized void lose(int worker) {
        lost.add(worker);
    }

    synchronized void find(int worker) {
        lost.remove(worker);
    }

    /** Seconds of the run that are over. */
    long seconds() {
        return Math.max(0, (nanos.get() - zeroNanos) / SECOND);
    }

    @Override
    public String kind() {
        return "simulated";
    }

    @Override
    public int workers() {
        return workers;
    }

    @Override
    public void prepare(Assignment assignment, DeltaReceiver deltas) {
        receiver = deltas;
        try {
            if (!ready.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the test has forgotten its workers");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while workers got ready", e);
        }
        parts.add(new Part(assignment, 0, Profile.of(assignment.plan().load().phases())));
    }

    @Override
    public void abandon() {
        ready.countDown();
    }

    @Override
    public void start(long epochMillis) {
        nanos.addAndGet((epochMillis - epochMillis()) * 1_000_000);
        zeroNanos = nanos.get();
    }

    @Override
    public synchronized void direct(Directive directive) {
        directives.add(directive);
        Part part = parts.getLast();
        switch (directive) {
            case Directive.Offer(long at, Level level) -> part.profile = part.profile.steered(at, level);
            case Directive.Follow(long at, List<Phase> phases) -> part.profile = part.profile.followed(at, phases, 100);
            case Directive.Share(long at, List<Integer> some) -> shares.put(at, some);
            case Directive.Stop _ -> stopped = true;
        }
    }

    @Override
    public synchronized void adopt(Assignment next, long atNanos, boolean sameLoad) {
        Profile profile = sameLoad
                ? parts.getLast().profile
                : Profile.of(next.plan().load().phases());
        parts.getLast().untilNanos = atNanos;
        parts.add(new Part(next, atNanos, profile));
    }

    /** What one of its workers can carry at most. */
    void limit(int level) {
        most = level;
    }

    @Override
    public List<Problem> objections(Plan plan, int some) {
        long peak = Math.ceilDiv(Profile.of(plan.load().phases()).peakMicros(), Level.ONE);
        return peak <= (long) most * some
                ? List.of()
                : List.of(new Problem("fleet", "--workers", "" + some, "must be more for " + peak, ""));
    }

    @Override
    public Duration lease() {
        return Duration.ofSeconds(5);
    }

    @Override
    public boolean isDone() {
        if (done) {
            return true;
        }
        try {
            if (!permits.tryAcquire(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the test has forgotten the run");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while time stood still", e);
        }
        long began = THREADS.getCurrentThreadCpuTime();
        nanos.addAndGet(SECOND);
        while (!done && nanos.get() - zeroNanos >= (reportedSecond + 1) * SECOND) {
            report(reportedSecond++);
        }
        simulation.addAndGet(THREADS.getCurrentThreadCpuTime() - began);
        return false;
    }

    /** What the simulation itself has taken of the run's thread. */
    long simulationNanos() {
        return simulation.get();
    }

    private synchronized void report(long second) {
        long from = second * SECOND;
        done = stopped || parts.getLast().profile.durationNanos() <= from + SECOND;
        for (Part part : parts) {
            if (part.isOver || part.fromNanos > from) {
                continue;
            }
            part.isOver = done || part.untilNanos <= from + SECOND;
            for (int worker = 0; worker < workers; worker++) {
                if (!lost.contains(worker)) {
                    receiver.receive(DeltaCodec.encode(delta(part, worker, second)));
                }
            }
        }
    }

    private Delta delta(Part part, int worker, long second) {
        long from = second * SECOND;
        List<Integer> sharing = shares.floorEntry(from).getValue();
        int place = sharing.indexOf(worker);
        long count = 0;
        if (place >= 0) {
            Segment share = new Segment(place, sharing.size());
            count = share.share(part.profile.arrivalsBefore(from + SECOND))
                    - share.share(part.profile.arrivalsBefore(from));
        }
        List<Window> windows = new ArrayList<>();
        int names = part.assignment.plan().names().size();
        for (int name = 0; name < names; name++) {
            long some = count / names + (name < count % names ? 1 : 0);
            if (some > 0) {
                windows.add(new Window((int) second, false, name, stats(some, worker + second)));
            }
        }
        return new Delta(
                part.assignment.runId(),
                part.assignment.fingerprint(),
                new Segment(worker, workers),
                0,
                part.sequence.merge(worker, 1, Integer::sum) - 1,
                part.isOver ? Standing.DONE : Standing.ON_DUTY,
                windows,
                List.of(new Health((int) second, (int) count, 1, 0, 300_000, 1_000_000, 90, 0, 20, 1_000)),
                List.of());
    }

    private Stats stats(long count, long salt) {
        long[] outcomes = new long[Outcome.count()];
        outcomes[Outcome.STATUS_5XX.code()] = salt % 100 == 0 ? 1 : 0;
        outcomes[Outcome.OK.code()] = count - outcomes[Outcome.STATUS_5XX.code()];
        Counts counts = new Counts(count, count, 0, 0, outcomes, new TreeMap<>(), 100 * count, count);
        Distribution times = latencies.computeIfAbsent(Math.min(count, 50) * 100 + salt % 10, SimulatedFleet::times);
        Moments none = Moments.NONE;
        return new Stats(counts, times, times, Distribution.EMPTY, none, none, none);
    }

    private static Distribution times(long key) {
        Tally tally = new Tally();
        for (long i = 0; i < key / 100; i++) {
            tally.add(1_000 + 137 * i + 11 * (key % 100));
        }
        return tally.toDistribution();
    }

    @Override
    public synchronized List<WorkerFailure> failures() {
        List<WorkerFailure> failures = new ArrayList<>();
        for (int worker : lost) {
            failures.add(new WorkerFailure(worker, 0, WorkerFailure.Fate.SILENT, "it fell silent"));
        }
        return failures;
    }

    @Override
    public void close() {}

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    @Override
    public long epochMillis() {
        return START_MILLIS + nanos.get() / 1_000_000;
    }

    private static final class Part {
        final Assignment assignment;
        final long fromNanos;
        final Map<Integer, Integer> sequence = new HashMap<>();
        Profile profile;
        long untilNanos = Long.MAX_VALUE;
        boolean isOver;

        Part(Assignment assignment, long fromNanos, Profile profile) {
            this.assignment = assignment;
            this.fromNanos = fromNanos;
            this.profile = profile;
        }
    }
}
