package io.tidemark.experiment.load;

import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.shape.Phase;
import java.util.concurrent.TimeUnit;

/** Which parts of a load are measured, and how long they are. */
final class PlanTimes {
    private static final double MILLIS = 1e3;
    private static final double NANOS = 1e9;
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Plan plan;

    PlanTimes(Plan plan) {
        this.plan = plan;
    }

    /** Of the warm-up that it begins with, in seconds. */
    double warmUp() {
        long nanos = 0;
        for (Phase phase : plan.load().phases()) {
            if (!phase.warmUp()) {
                break;
            }
            nanos += phase.shape().duration().toNanos();
        }
        return nanos / NANOS;
    }

    /** Whether any part of a second is warm-up. */
    boolean isWarmUp(int second) {
        long from = second * SECOND_NANOS;
        long start = 0;
        for (Phase phase : plan.load().phases()) {
            long end = start + phase.shape().duration().toNanos();
            if (phase.warmUp() && start < from + SECOND_NANOS && end > from) {
                return true;
            }
            start = end;
        }
        return false;
    }

    /** How much of a second the plan has; of one that begins after its end, all. */
    double length(int second) {
        long left = plan.load().duration().toNanos() - second * SECOND_NANOS;
        return left <= 0 ? 1 : Math.min(SECOND_NANOS, left) / NANOS;
    }

    /** Seconds in which a run was measured: without warm-up, and no longer than until its end. */
    static double measured(RunInfo info) {
        long millis = 0;
        for (PhaseSpan span : info.phases()) {
            if (!span.warmUp()) {
                millis += Math.max(0, Math.min(span.endMillis(), info.elapsedMillis()) - span.startMillis());
            }
        }
        return millis / MILLIS;
    }
}
