package io.tidemark.aggregator.run;

import io.tidemark.aggregator.cost.Bill;
import io.tidemark.aggregator.fleet.Assignment;
import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.aggregator.fleet.Fleet.WorkerFailure.Fate;
import io.tidemark.aggregator.fleet.Ongoing;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.DeltaHead;
import io.tidemark.core.window.DeltaReader;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.WireException;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private static final String REPLACED = "its plan was replaced by version ";
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long TICK_MILLIS = 250;
    /** Beyond a plan's end and its time-out, a worker that says nothing is taken for lost. */
    private static final long SILENCE_MILLIS = TimeUnit.SECONDS.toMillis(10);

    /** The progress shown waits so long for a worker that is behind. */
    private static final long LAG_SECONDS = 3;

    private final Fleet fleet;
    private final Clock clock;
    private final BuildInfo build;
    private final RunListener listener;
    private final Steering steering;
    private final String runId;

    /** One after the other; the last is in force, or will be soon. */
    private final List<Chapter> chapters = new ArrayList<>();

    private final List<Change> changes = new ArrayList<>();
    private final Map<Integer, Long> heardNanos = new HashMap<>();
    private final BlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>();

    /** Segments that nobody serves at the moment, as far as is known. */
    private final Set<Integer> missing = new HashSet<>();

    /** Segments and shifts of workers that others have taken over from. */
    private final Set<List<Integer>> replaced = new HashSet<>();

    /** Of those missing, the ones that are not waited for. */
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
        this.fleet = fleet;
        this.clock = clock;
        this.build = build;
        this.listener = listener;
        this.steering = steering;
        this.runId = runId;
        Assignment assignment = new Assignment(runId, plan, fingerprint, !Steering.BY_PLAN.equals(steering));
        chapters.add(Chapter.first(plan, planJson, assignment, fleet, build, steering));
    }

    public String runId() {
        return runId;
    }

    /**
     * Blocks until the run has ended.
     *
     * @return what was measured under the plan that was in force at the end; {@link #runs} has what was before
     * @throws ProblemsException when the plan cannot run; nothing was sent then
     */
    public Run run() throws ProblemsException {
        return runs().getLast();
    }

    /**
     * Likewise.
     *
     * @return a result for each plan that was in force, in their order; mostly one
     */
    public List<Run> runs() throws ProblemsException {
        listener.progress(latest().summary().preparing());
        fleet.prepare(latest().assignment(), arrived::add);
        Ongoing ongoing = fleet.ongoing().orElse(null);
        long zeroMillis = ongoing == null ? clock.epochMillis() + fleet.lead().toMillis() : ongoing.startedMillis();
        Optional<Ending> before = stopRequested ? Optional.of(interrupted(BY_USER)) : costLimit();
        if (before.isPresent() && ongoing == null) {
            return results(zeroMillis, 0, before.get(), List.of());
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
                steering.steer(new View(zeroMillis, clock.nanoTime() - zeroNanos));
            }
            show(elapsed);
        } while (!isOver(elapsed));
        mergeArrived(0);
        if (ongoing != null) {
            // It was over when its workers ended, not when somebody asked for what they had kept.
            elapsed = Math.min(elapsed, TimeUnit.SECONDS.toMillis(merger().lastSecond() + 1L));
        }
        return results(zeroMillis, elapsed, how(ongoing, elapsed), fleet.failures());
    }

    private List<Run> results(long zeroMillis, long elapsedMillis, Ending last, List<Fleet.WorkerFailure> failures) {
        // A plan that was to be in force later never was.
        List<Chapter> begun = chapters.stream()
                .filter(chapter -> chapter.number() == 1
                        || TimeUnit.NANOSECONDS.toMillis(chapter.course().fromNanos()) < elapsedMillis)
                .toList();
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < begun.size(); i++) {
            Chapter chapter = begun.get(i);
            boolean isLast = i == begun.size() - 1;
            Ending end = isLast ? last : new Ending(Ending.Kind.FINISHED, REPLACED + (chapter.number() + 1));
            long until = Math.min(
                    elapsedMillis,
                    TimeUnit.NANOSECONDS.toMillis(chapter.course().endNanos()));
            runs.add(chapter.summary()
                    .result(zeroMillis, isLast ? elapsedMillis : until, end, chapter.merger(), failures, changes));
        }
        return runs;
    }

    private Ending how(@Nullable Ongoing ongoing, long elapsedMillis) {
        if (ending != null) {
            return ending;
        }
        if (ongoing != null && !merger().isComplete()) {
            return interrupted(ORPHANED);
        }
        // Workers may hear of it, and be gone, before the centre does.
        String halt = elapsedMillis < endMillis() ? fleet.haltReason() : "";
        return halt.isEmpty() ? new Ending(Ending.Kind.COMPLETED, "") : interrupted(halt);
    }

    private Chapter latest() {
        return chapters.getLast();
    }

    private DeltaMerger merger() {
        return latest().merger();
    }

    /** When the load ends, as far as is known. */
    private long endMillis() {
        return TimeUnit.NANOSECONDS.toMillis(latest().course().profile().durationNanos());
    }

    /** What the centre before this one had ordered is in force. */
    private void takeUp(Ongoing ongoing, long elapsed) {
        for (Directive directive : ongoing.directives()) {
            switch (directive) {
                case Directive.Offer(long atNanos, Level level) ->
                    latest().course().offer(atNanos, level, "steered");
                case Directive.Follow(long atNanos, List<Phase> phases) ->
                    latest().course().follow(atNanos, phases);
                case Directive.Share(long atNanos, List<Integer> workers) ->
                    latest().course().share(atNanos, workers);
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
            DeltaHead head = DeltaReader.head(delta);
            chapterOf(head.runId()).merger().merge(delta);
            heardNanos.put(head.segment().index(), clock.nanoTime());
        } catch (WireException e) {
            listener.note("A worker's message was refused: " + e.getMessage());
        }
    }

    /** What belongs to none is refused by the last one, with its reason. */
    private Chapter chapterOf(String id) {
        return chapters.stream()
                .filter(chapter -> chapter.runId().equals(id))
                .findFirst()
                .orElseGet(this::latest);
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
                case REPLACED -> {
                    // A plan that comes later is none of its business.
                    if (replaced.add(List.of(failure.segment(), failure.shift()))) {
                        chapters.forEach(chapter -> chapter.merger().abandon(failure.segment(), failure.shift()));
                    }
                }
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
        if (!diskNoted && merger().timeline().isDiskFailed()) {
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
        if (ending != null || merger().isFinished() || fleet.isCatchingUp()) {
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
        return halt.isEmpty()
                ? costLimit().orElseGet(() -> latest().guard().check(merger(), elapsed))
                : interrupted(halt);
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
        long patient = Math.min(merger().lastSecond(), elapsed / 1_000 - LAG_SECONDS);
        int second = (int) Math.max(merger().completeSecond(), patient);
        if (second > shownSecond) {
            shownSecond = second;
            listener.progress(latest().summary().progress(merger(), second, elapsed, ending != null));
        }
    }

    private boolean isOver(long elapsed) {
        if (fleet.isCatchingUp() && !stopRequested) {
            return false;
        }
        boolean othersOver = chapters.stream()
                .limit(chapters.size() - 1L)
                .allMatch(chapter -> chapter.merger().isComplete() || elapsed > chapter.tailMillis() + SILENCE_MILLIS);
        if (merger().isComplete() && othersOver) {
            return true;
        }
        boolean workersGone = fleet.isDone() || (othersOver && allEndedOrLost());
        long limit = ending == null ? latest().tailMillis() : stoppedMillis;
        return (workersGone && arrived.isEmpty()) || elapsed > limit + SILENCE_MILLIS;
    }

    private boolean allEndedOrLost() {
        for (int i = 0; i < fleet.workers(); i++) {
            if (!lost.contains(i) && !merger().attendance(i).isComplete()) {
                return false;
            }
        }
        return true;
    }

    /** The helm at one moment. */
    private final class View implements Helm, Pilot {
        private final long zeroMillis;
        private final long nowNanos;

        View(long zeroMillis, long nowNanos) {
            this.zeroMillis = zeroMillis;
            this.nowNanos = nowNanos;
        }

        @Override
        public long nowNanos() {
            return nowNanos;
        }

        @Override
        public int completeSecond() {
            Chapter chapter = inForce();
            int before = (int) (chapter.course().fromNanos() / SECOND_NANOS) - 1;
            return Math.max(before, chapter.merger().completeSecond());
        }

        /** The last may be one that has yet to begin. */
        private Chapter inForce() {
            return chapters.reversed().stream()
                    .filter(chapter -> chapter.course().fromNanos() <= Math.max(0, nowNanos))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public SortedMap<Integer, Health> health(int second) {
            SortedMap<Integer, Health> health = new TreeMap<>();
            for (Chapter chapter : chapters) {
                for (FleetHealth state : chapter.merger().timeline().health(second, second + 1)) {
                    health.putAll(state.bySegment());
                }
            }
            return health;
        }

        @Override
        public Timeline timeline() {
            return merger().timeline();
        }

        @Override
        public Counts counts() {
            return merger().measuredWithWarmUp();
        }

        @Override
        public int lostWorkers() {
            return missing.size();
        }

        @Override
        public Pilot pilot() {
            return this;
        }

        @Override
        public long orderNanos() {
            return Math.max(0, nowNanos) + fleet.lead().toNanos();
        }

        @Override
        public long changeNanos() {
            long soonest = Math.max(0, nowNanos) + fleet.changeLead().toNanos();
            return Math.ceilDiv(soonest, SECOND_NANOS) * SECOND_NANOS;
        }

        @Override
        public List<Passage> passages() {
            return chapters.stream().map(Chapter::passage).toList();
        }

        @Override
        public Run soFar() {
            Ending open = new Ending(Ending.Kind.FINISHED, "it goes on");
            long elapsedMillis = TimeUnit.NANOSECONDS.toMillis(nowNanos);
            Chapter chapter = inForce();
            return chapter.summary()
                    .soFar(zeroMillis, elapsedMillis, open, chapter.merger(), fleet.failures(), changes);
        }

        @Override
        public List<Fleet.WorkerFailure> failures() {
            return fleet.failures();
        }

        @Override
        public List<Integer> sharing() {
            return latest().course().sharing().latest();
        }

        @Override
        public long silentNanos(int worker) {
            Long heard = heardNanos.get(worker);
            return heard == null ? -1 : clock.nanoTime() - heard;
        }

        @Override
        public Duration lease() {
            return fleet.lease();
        }

        @Override
        public List<Problem> objections(Plan plan, int workers) {
            return fleet.objections(plan, workers);
        }

        @Override
        public void offer(long atNanos, Level level, String phase) {
            latest().course().offer(atNanos, level, phase);
            fleet.direct(new Directive.Offer(atNanos, level));
        }

        @Override
        public void follow(long atNanos, List<Phase> phases) {
            latest().course().follow(atNanos, phases);
            fleet.direct(new Directive.Follow(atNanos, phases));
        }

        @Override
        public void share(long atNanos, List<Integer> workers) {
            latest().course().share(atNanos, workers);
            fleet.direct(new Directive.Share(atNanos, workers));
        }

        @Override
        public void adopt(PlanVersion version, long atNanos, boolean sameLoad) throws ProblemsException {
            Chapter before = latest();
            int number = before.number() + 1;
            Assignment next = new Assignment(Chapter.runId(runId, number), version.plan(), version.fingerprint(), true);
            fleet.adopt(next, atNanos, sameLoad);
            Course course = before.course().followedBy(version.plan(), atNanos, sameLoad);
            chapters.add(before.next(version, next, course, fleet, build, steering));
        }

        @Override
        public void record(Change change) {
            changes.add(change);
        }

        @Override
        public List<Change> changes() {
            return List.copyOf(changes);
        }

        @Override
        public void finish(String why, long graceNanos) {
            end(new Ending(Ending.Kind.FINISHED, why), TimeUnit.NANOSECONDS.toMillis(nowNanos), graceNanos);
        }
    }
}
