package io.tidemark.aggregator.run;

import io.tidemark.aggregator.cost.Bill;
import io.tidemark.aggregator.cost.Cost;
import io.tidemark.aggregator.fleet.Assignment;
import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.functions.build.BuildInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** Says in numbers how a run goes and how it went. */
final class RunSummary {
    private static final String SILENT = "fell silent";

    private final Plan plan;
    private final String planJson;
    private final Assignment assignment;
    private final Fleet fleet;
    private final BuildInfo build;
    private final Course course;

    RunSummary(Plan plan, String planJson, Assignment assignment, Fleet fleet, BuildInfo build, Course course) {
        this.plan = plan;
        this.planJson = planJson;
        this.assignment = assignment;
        this.fleet = fleet;
        this.build = build;
        this.course = course;
    }

    List<String> targets() {
        return plan.targets().stream().map(URI::toString).toList();
    }

    Progress preparing() {
        return new Progress(
                Progress.State.PREPARING,
                course.model(),
                "",
                -1,
                course.totalMillis(),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                OptionalDouble.empty());
    }

    Progress progress(DeltaMerger merger, int second, long elapsedMillis, boolean stopping) {
        Stats last = merger.timeline().second(second);
        Counts all = merger.measuredWithWarmUp();
        Distribution latency = last.latency();
        Collection<Health> health = merger.timeline().healthAt(second);
        boolean draining = stopping || (course.totalMillis() >= 0 && elapsedMillis > course.totalMillis());
        return new Progress(
                draining ? Progress.State.DRAINING : Progress.State.RUNNING,
                course.model(),
                course.phaseAt(TimeUnit.MILLISECONDS.toNanos(elapsedMillis)),
                elapsedMillis,
                course.totalMillis(),
                course.levelOf(second),
                last.counts().sent(),
                all.sent(),
                all.good(),
                all.bad(),
                all.dropped(),
                latency.percentile(50),
                latency.percentile(99),
                health.stream().mapToInt(Health::users).sum(),
                health.stream().mapToInt(Health::inFlight).sum(),
                health.stream().mapToInt(Health::backlog).sum(),
                health.stream().mapToDouble(Health::cpuShare).max().orElse(0),
                dollars());
    }

    private OptionalDouble dollars() {
        Optional<Bill> bill = fleet.bill();
        return bill.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(bill.get().soFar().total());
    }

    Run result(
            long startedMillis,
            long elapsedMillis,
            Ending ending,
            DeltaMerger merger,
            List<Fleet.WorkerFailure> failures,
            List<Change> changes) {
        long endMillis = ending.kind() == Ending.Kind.COMPLETED ? Long.MAX_VALUE : elapsedMillis;
        Ledger ledger = ledger(merger, scheduled(), lost(merger, failures, endMillis));
        return result(startedMillis, elapsedMillis, ending, merger, ledger, changes);
    }

    /** The result as it would be, were it the end: nothing that may still come is called missing. */
    Run soFar(
            long startedMillis,
            long elapsedMillis,
            Ending ending,
            DeltaMerger merger,
            List<Fleet.WorkerFailure> failures,
            List<Change> changes) {
        List<Ledger.LostWorker> lost = new ArrayList<>();
        for (Fleet.WorkerFailure failure : failures) {
            if (failure.fate() != Fleet.WorkerFailure.Fate.REPLACED) {
                Segment segment = new Segment(failure.segment(), fleet.workers());
                Attendance attendance = merger.attendance(failure.segment());
                int until = course.sharing().takenFromSecond(failure.segment());
                lost.add(lost(segment, attendance, failure.shift(), until, elapsedMillis, failure.reason()));
            }
        }
        return result(startedMillis, elapsedMillis, ending, merger, ledger(merger, -1, lost), changes);
    }

    private Run result(
            long startedMillis,
            long elapsedMillis,
            Ending ending,
            DeltaMerger merger,
            Ledger ledger,
            List<Change> changes) {
        Timeline timeline = merger.timeline();
        RunInfo info = new RunInfo(
                assignment.runId(),
                plan.name(),
                build.version(),
                build.commit(),
                startedMillis,
                elapsedMillis,
                course.model(),
                planJson,
                assignment.fingerprint(),
                targets(),
                plan.names(),
                course.spans(TimeUnit.MILLISECONDS.toNanos(elapsedMillis)),
                course.levels(timeline.lastSecond() + 1),
                plan.tolerance(),
                fleet.kind(),
                fleet.workers(),
                ending,
                changes);
        // Who is still there when nobody waits any more has yet to be told to stop.
        Optional<Cost> cost = fleet.bill().map(merger.isComplete() ? Bill::soFar : Bill::committed);
        Verdict verdict = Judge.judge(info, Judge.isOnSchedule(plan.load()), timeline, ledger);
        return new Run(info, timeline, ledger, verdict, cost);
    }

    private Ledger ledger(DeltaMerger merger, long scheduled, List<Ledger.LostWorker> lost) {
        Counts whole = merger.measuredWithWarmUp();
        Counts measured = merger.measured();
        return new Ledger(
                scheduled,
                whole.planned(),
                whole.sent(),
                whole.late(),
                whole.dropped(),
                whole.good(),
                whole.bad(),
                whole.count(Outcome.UNFINISHED),
                whole.sent() - measured.sent(),
                fleet.workers(),
                lost,
                merger.missing());
    }

    /** @param endMillis nothing was called for from then on */
    private List<Ledger.LostWorker> lost(DeltaMerger merger, List<Fleet.WorkerFailure> failures, long endMillis) {
        Map<Place, String> reasons = new HashMap<>();
        failures.forEach(failure -> reasons.put(new Place(failure.segment(), failure.shift()), failure.reason()));
        List<Ledger.LostWorker> lost = new ArrayList<>();
        for (int i = 0; i < fleet.workers(); i++) {
            Segment segment = new Segment(i, fleet.workers());
            Attendance attendance = merger.attendance(i);
            for (int shift : attendance.abandoned()) {
                String reason = reasons.getOrDefault(new Place(i, shift), SILENT);
                lost.add(lost(segment, attendance, shift, attendance.secondAfter(shift), endMillis, reason));
            }
            if (!attendance.isComplete()) {
                boolean incomplete = attendance.hasEnded() && !attendance.isBrokenOff();
                String reason = reasons.getOrDefault(
                        new Place(i, attendance.lastShift()),
                        incomplete ? "some of its messages never arrived" : SILENT);
                int until = course.sharing().takenFromSecond(i);
                lost.add(lost(segment, attendance, attendance.lastShift(), until, endMillis, reason));
            }
        }
        return lost;
    }

    /** What was called for while the segment was this worker's, but for what it reported. */
    private Ledger.LostWorker lost(
            Segment segment, Attendance attendance, int shift, int until, long endMillis, String reason) {
        long end = until < 0 ? endMillis : Math.min(endMillis, until * 1_000L);
        long called = isCounted() ? course.arrivals(segment.index(), attendance.beginSecond(shift), end) : -1;
        return new Ledger.LostWorker(
                segment.toString(),
                attendance.lastSecond(shift) + 1,
                until,
                called < 0 ? -1 : Math.max(0, called - attendance.planned(shift)),
                reason);
    }

    /** Whether the plan says how many requests a second has. */
    private boolean isCounted() {
        return plan.load() instanceof Load.Rate && plan.isOneRequestEach();
    }

    /**
     * Arrivals are iterations; only where each is one request can they be held against requests, and only where nobody
     * holds a level until he ends it.
     */
    private long scheduled() {
        return course.isOffered() || !isCounted() ? -1 : course.arrivals();
    }

    private record Place(int segment, int shift) {}
}
