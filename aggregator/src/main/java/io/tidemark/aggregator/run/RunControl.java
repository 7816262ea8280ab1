package io.tidemark.aggregator.run;

import io.tidemark.aggregator.cost.Bill;
import io.tidemark.aggregator.fleet.Assignment;
import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.aggregator.fleet.Fleet.WorkerFailure.Fate;
import io.tidemark.aggregator.fleet.Ongoing;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.WireException;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Leads one run from the start to the result: gives the plan to a fleet, merges what it reports, ends it early when there
 * is a reason, and draws up the ledger and the verdict.
 *
 * <p>Guarantees: whatever was reported is in the result, however the run ended. {@link #stop} may be called from any
 * thread; {@link #run} then still returns a result.
 */
public final class RunControl {
    /** Requests under way when a run is ended early are followed for this long. */
    public static final long STOP_GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final String BY_USER = "interrupted by the user";
    private static final String ORPHANED = "its centre was gone; what its workers had kept was gathered later";
    private static final long TICK_MILLIS = 250;
    /** Beyond a plan's end and its time-out, a worker that says nothing is taken for lost. */
    private static final long SILENCE_MILLIS = TimeUnit.SECONDS.toMillis(10);

    /** The progress shown waits so long for a worker that is behind. */
    private static final long LAG_SECONDS = 3;

    private final Plan plan;
    private final Fleet fleet;
    private final Clock clock;
    private final RunListener listener;
    private final Steering steering;
    private final Course course;
    private final RunSummary summary;
    private final Guard guard;
    private final DeltaMerger merger;
    private final Assignment assignment;
    private final BlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>();

    /** Segments that nobody serves at the moment, as far as is known. */
    private final Set<Integer> missing = new HashSet<>();

    /** Of those, the ones that are not waited for. */
    private final Set<Integer> lost = new HashSet<>();

    private volatile boolean stopRequested;
    private @Nullable Ending ending;
    /** Nothing may be under way any more from then on. */
    private long stoppedMillis = Long.MAX_VALUE;

    private int shownSecond = -1;
    private boolean diskNoted;

    /**
     * @param planJson the plan as canonical JSON
     * @param fingerprint of the plan
     * @param steering {@link Steering#BY_PLAN} where the plan alone decides
     */
    public RunControl(
            Plan plan,
            String planJson,
            String fingerprint,
            Fleet fleet,
            Clock clock,
            BuildInfo build,
            RunListener listener,
            Steering steering) {
        this(
                RunId.create(clock.epochMillis(), fingerprint),
                plan,
                planJson,
                fingerprint,
                fleet,
                clock,
                build,
                listener,
                steering);
    }

    /** @param runId that the run has already */
    public RunControl(
            String runId,
            Plan plan,
            String planJson,
            String fingerprint,
            Fleet fleet,
            Clock clock,
            BuildInfo build,
            RunListener listener,
            Steering steering) {
        this.plan = plan;
        this.fleet = fleet;
        this.clock = clock;
        this.listener = listener;
        this.steering = steering;
        this.course = new Course(plan);
        this.assignment = new Assignment(runId, plan, fingerprint, !Steering.BY_PLAN.equals(steering));
        this.summary = new RunSummary(plan, planJson, assignment, fleet, build, course);
        this.guard = new Guard(plan.tolerance(), plan.names(), summary.targets());
        this.merger = new DeltaMerger(runId, fingerprint, plan.names().size(), fleet.workers());
    }

    public String runId() {
        return assignment.runId();
    }

    /**
     * Blocks until the run has ended.
     *
     * @throws ProblemsException when the plan cannot run; nothing was sent then
     */
    public Run run() throws ProblemsException {
        listener.progress(summary.preparing());
        fleet.prepare(assignment, arrived::add);
        Ongoing ongoing = fleet.ongoing().orElse(null);
        long zeroMillis = ongoing == null ? clock.epochMillis() + fleet.lead().toMillis() : ongoing.startedMillis();
        Optional<Ending> before = stopRequested ? Optional.of(interrupted(BY_USER)) : costLimit();
        if (before.isPresent() && ongoing == null) {
            return summary.result(zeroMillis, 0, before.get(), merger, List.of());
        }
        long zeroNanos = clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(zeroMillis - clock.epochMillis());
        if (ongoing == null) {
            fleet.start(zeroMillis);
        } else {
            takeUp(ongoing, TimeUnit.NANOSECONDS.toMillis(clock.nanoTime() - zeroNanos));
        }
        long elapsed;
        do {
            mergeArrived(TICK_MILLIS);
            elapsed = TimeUnit.NANOSECONDS.toMillis(clock.nanoTime() - zeroNanos);
            if (!fleet.isCatchingUp()) {
                noteLostWorkers();
            }
            noteDisk();
            considerEnding(elapsed);
            if (ending == null) {
                steering.steer(new View(clock.nanoTime() - zeroNanos));
            }
            show(elapsed);
        } while (!isOver(elapsed));
        mergeArrived(0);
        if (ongoing != null) {
            // It was over when its workers ended, not when somebody asked for what they had kept.
            elapsed = Math.min(elapsed, TimeUnit.SECONDS.toMillis(merger.lastSecond() + 1L));
        }
        return summary.result(zeroMillis, elapsed, how(ongoing), merger, fleet.failures());
    }

    private Ending how(@Nullable Ongoing ongoing) {
        if (ending != null) {
            return ending;
        }
        boolean orphaned = ongoing != null && !merger.isComplete();
        return orphaned ? new Ending(Ending.Kind.INTERRUPTED, ORPHANED) : new Ending(Ending.Kind.COMPLETED, "");
    }

    /** What the centre before this one had ordered is in force. */
    private void takeUp(Ongoing ongoing, long elapsed) {
        for (Directive directive : ongoing.directives()) {
            switch (directive) {
                case Directive.Offer(long atNanos, Level level) -> course.steer(atNanos, level, "steered");
                case Directive.Follow follow -> throw new UnsupportedOperationException("to be done: " + follow);
                case Directive.Share share -> throw new UnsupportedOperationException("to be done: " + share);
                case Directive.Stop(long graceNanos) -> {
                    ending = new Ending(Ending.Kind.INTERRUPTED, ORPHANED);
                    stoppedMillis = elapsed + TimeUnit.NANOSECONDS.toMillis(graceNanos);
                }
            }
        }
    }

    /** Asks for the end: workers stop sending, requests under way are followed for a moment. */
    public void stop() {
        stopRequested = true;
        fleet.abandon();
    }

    private void mergeArrived(long waitMillis) {
        try {
            byte[] delta = arrived.poll(waitMillis, TimeUnit.MILLISECONDS);
            while (delta != null) {
                merge(delta);
                delta = arrived.poll();
            }
        } catch (InterruptedException e) {
            // Whoever interrupts this thread wants the run to end, not its result to be lost.
            stopRequested = true;
        }
    }

    private void merge(byte[] delta) {
        try {
            merger.merge(delta);
        } catch (WireException e) {
            listener.note("A worker's message was refused: " + e.getMessage());
        }
    }

    private void noteLostWorkers() {
        List<Fleet.WorkerFailure> failures = fleet.failures();
        Set<Integer> nowMissing = new HashSet<>();
        lost.clear();
        for (Fleet.WorkerFailure failure : failures) {
            switch (failure.fate()) {
                case SILENT -> nowMissing.add(failure.segment());
                case LOST -> {
                    nowMissing.add(failure.segment());
                    lost.add(failure.segment());
                }
                case REPLACED -> merger.abandon(failure.segment(), failure.shift());
            }
        }
        for (Fleet.WorkerFailure failure : failures) {
            if (failure.fate() != Fate.REPLACED && !missing.contains(failure.segment())) {
                listener.note("Worker " + segment(failure.segment()) + " was lost: " + failure.reason());
            }
        }
        for (int segment : missing) {
            if (!nowMissing.contains(segment)) {
                listener.note("Worker " + segment(segment) + " is served again.");
            }
        }
        missing.clear();
        missing.addAll(nowMissing);
    }

    private void noteDisk() {
        if (!diskNoted && merger.timeline().isDiskFailed()) {
            diskNoted = true;
            listener.note(
                    "The disk takes no more of what was measured (temporary files, -Djava.io.tmpdir): it is kept in "
                            + "memory, which a long run of a large fleet may exhaust.");
        }
    }

    private Segment segment(int index) {
        return new Segment(index, fleet.workers());
    }

    private void considerEnding(long elapsed) {
        if (ending != null || merger.isFinished() || fleet.isCatchingUp()) {
            return;
        }
        Ending reason = reason(elapsed);
        if (reason != null) {
            end(reason, elapsed, STOP_GRACE_NANOS);
            if (!stopRequested) {
                listener.note(reason.detail());
            }
        }
    }

    private @Nullable Ending reason(long elapsed) {
        String halt = stopRequested ? BY_USER : fleet.haltReason();
        return halt.isEmpty() ? costLimit().orElseGet(() -> guard.check(merger, elapsed)) : interrupted(halt);
    }

    private static Ending interrupted(String why) {
        return new Ending(Ending.Kind.INTERRUPTED, why);
    }

    private Optional<Ending> costLimit() {
        return fleet.bill().filter(Bill::isSpent).map(bill -> new Ending(Ending.Kind.COST_LIMIT, bill.reason()));
    }

    private void end(Ending reason, long elapsed, long graceNanos) {
        ending = reason;
        stoppedMillis = elapsed + TimeUnit.NANOSECONDS.toMillis(graceNanos);
        fleet.direct(new Directive.Stop(graceNanos));
    }

    private void show(long elapsed) {
        // A worker that says nothing must not keep from sight what the others do.
        long patient = Math.min(merger.lastSecond(), elapsed / 1_000 - LAG_SECONDS);
        int second = (int) Math.max(merger.completeSecond(), patient);
        if (second > shownSecond) {
            shownSecond = second;
            listener.progress(summary.progress(merger, second, elapsed, ending != null));
        }
    }

    private boolean isOver(long elapsed) {
        if (fleet.isCatchingUp() && !stopRequested) {
            return false;
        }
        if (merger.isComplete()) {
            return true;
        }
        boolean workersGone = fleet.isDone() || allEndedOrLost();
        long limit = ending == null
                ? plan.load().duration().plus(plan.http().totalTimeout()).toMillis()
                : stoppedMillis;
        return (workersGone && arrived.isEmpty()) || elapsed > limit + SILENCE_MILLIS;
    }

    private boolean allEndedOrLost() {
        for (int i = 0; i < fleet.workers(); i++) {
            if (!lost.contains(i) && !merger.attendance(i).isComplete()) {
                return false;
            }
        }
        return true;
    }

    /** The helm at one moment. */
    private final class View implements Helm {
        private final long nowNanos;

        View(long nowNanos) {
            this.nowNanos = nowNanos;
        }

        @Override
        public long nowNanos() {
            return nowNanos;
        }

        @Override
        public int completeSecond() {
            return merger.completeSecond();
        }

        @Override
        public Timeline timeline() {
            return merger.timeline();
        }

        @Override
        public Counts counts() {
            return merger.measuredWithWarmUp();
        }

        @Override
        public int lostWorkers() {
            return missing.size();
        }

        @Override
        public void offer(long atNanos, Level level, String phase) {
            course.steer(atNanos, level, phase);
            fleet.direct(new Directive.Offer(atNanos, level));
        }

        @Override
        public void finish(String why, long graceNanos) {
            end(new Ending(Ending.Kind.FINISHED, why), TimeUnit.NANOSECONDS.toMillis(nowNanos), graceNanos);
        }
    }
}
