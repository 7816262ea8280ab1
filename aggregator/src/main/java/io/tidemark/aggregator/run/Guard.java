package io.tidemark.aggregator.run;

import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.window.Counts;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Watches a run for reasons to end it early: a tolerance exceeded, when asked, and a target that answers no more. */
final class Guard {
    /** Failures and not one answer for this long mean that the target is lost. */
    static final long LOST_MILLIS = TimeUnit.SECONDS.toMillis(5);

    private final Tolerance tolerance;
    private final List<String> names;
    private final List<String> targets;
    private final boolean endsWithoutTarget;
    private long answeredBefore;
    private long failuresBefore;
    private long failuresSeen;
    private long fineMillis;

    Guard(Tolerance tolerance, List<String> names, List<String> targets, boolean endsWithoutTarget) {
        this.endsWithoutTarget = endsWithoutTarget;
        this.tolerance = tolerance;
        this.names = names;
        this.targets = targets;
    }

    /** Why the run should end now, or null. */
    @Nullable
    Ending check(DeltaMerger merger, long elapsedMillis) {
        Ending lost = endsWithoutTarget ? checkTarget(merger, elapsedMillis) : null;
        return lost != null || !tolerance.abort() ? lost : checkTolerance(merger);
    }

    private @Nullable Ending checkTarget(DeltaMerger merger, long elapsedMillis) {
        long failures = merger.unanswered();
        if (merger.answered() > answeredBefore || failures == failuresBefore) {
            answeredBefore = merger.answered();
            failuresBefore = failures;
            failuresSeen = failures;
            fineMillis = elapsedMillis;
            return null;
        }
        // One failure and then silence may be a slow answer to the next request: only further failures decide.
        boolean failsOn = failures > failuresSeen;
        failuresSeen = failures;
        if (!failsOn || elapsedMillis - fineMillis < LOST_MILLIS) {
            return null;
        }
        String since = answeredBefore == 0
                ? "has not answered a single request"
                : "has answered nothing since second " + fineMillis / 1_000;
        return new Ending(
                Ending.Kind.TARGET_LOST,
                "%s %s; %d requests failed without a response in the last %d s"
                        .formatted(
                                String.join(", ", targets),
                                since,
                                failures - failuresBefore,
                                TimeUnit.MILLISECONDS.toSeconds(elapsedMillis - fineMillis)));
    }

    private @Nullable Ending checkTolerance(DeltaMerger merger) {
        Ending ending = exceeded("all requests", tolerance.overall(), merger.measured());
        for (int name = 0; ending == null && name < names.size(); name++) {
            Tolerance.Limit limit = tolerance.byName().get(names.get(name));
            ending = limit == null ? null : exceeded(names.get(name), limit, merger.measured(name));
        }
        return ending;
    }

    private static @Nullable Ending exceeded(String scope, Tolerance.Limit limit, Counts counts) {
        long completed = counts.completed();
        if (completed < Tolerance.MIN_REQUESTS || !limit.exceededBy(counts.bad(), completed)) {
            return null;
        }
        double share = limit.ratio().of(counts.bad(), completed);
        return new Ending(
                Ending.Kind.TOLERANCE_EXCEEDED,
                scope + ": " + LimitRules.what(limit.ratio(), counts, share) + ", more than the "
                        + Amounts.percent(limit.share()) + " tolerated");
    }
}
