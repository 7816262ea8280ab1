package io.tidemark.aggregator.run;

import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.window.Counts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Watches a run for reasons to end it early: a tolerance exceeded, when asked, and a target that answers no more. */
final class Guard {
    /** Failures and not one answer for this long mean that the target is lost. */
    static final long LOST_MILLIS = TimeUnit.SECONDS.toMillis(5);

    private final Tolerance tolerance;
    private final List<String> names;
    private final List<String> targets;
    private long answeredBefore;
    private long answeredAtMillis;
    private long unansweredThen;

    Guard(Tolerance tolerance, List<String> names, List<String> targets) {
        this.tolerance = tolerance;
        this.names = names;
        this.targets = targets;
    }

    /** Why the run should end now, or null. */
    @Nullable
    Ending check(DeltaMerger merger, long elapsedMillis) {
        Ending lost = checkTarget(merger, elapsedMillis);
        return lost != null || !tolerance.abort() ? lost : checkTolerance(merger);
    }

    private @Nullable Ending checkTarget(DeltaMerger merger, long elapsedMillis) {
        if (merger.answered() > answeredBefore || merger.unanswered() == unansweredThen) {
            answeredBefore = merger.answered();
            answeredAtMillis = elapsedMillis;
            unansweredThen = merger.unanswered();
            return null;
        }
        if (elapsedMillis - answeredAtMillis < LOST_MILLIS) {
            return null;
        }
        long failures = merger.unanswered() - unansweredThen;
        String since = answeredBefore == 0
                ? "has not answered a single request"
                : "has answered nothing since second " + answeredAtMillis / 1_000;
        return new Ending(
                Ending.Kind.TARGET_LOST,
                "%s %s; %d requests failed without a response in the last %d s"
                        .formatted(
                                String.join(", ", targets),
                                since,
                                failures,
                                TimeUnit.MILLISECONDS.toSeconds(elapsedMillis - answeredAtMillis)));
    }

    private @Nullable Ending checkTolerance(DeltaMerger merger) {
        Ending overall = exceeded("all requests", tolerance.overall(), merger.measured());
        if (overall != null) {
            return overall;
        }
        for (Map.Entry<String, Tolerance.Limit> entry : tolerance.byName().entrySet()) {
            int name = names.indexOf(entry.getKey());
            Ending ending = name < 0 ? null : exceeded(entry.getKey(), entry.getValue(), merger.measured(name));
            if (ending != null) {
                return ending;
            }
        }
        return null;
    }

    private static @Nullable Ending exceeded(String scope, Tolerance.Limit limit, Counts counts) {
        long completed = counts.completed();
        if (completed < Tolerance.MIN_REQUESTS || !limit.exceededBy(counts.bad(), completed)) {
            return null;
        }
        return new Ending(
                Ending.Kind.TOLERANCE_EXCEEDED,
                String.format(
                        Locale.ROOT,
                        "%.2f %% of %s were bad (%d of %d), more than the %.2f %% tolerated",
                        100 * limit.ratio().of(counts.bad(), completed),
                        scope,
                        counts.bad(),
                        completed,
                        100 * limit.share()));
    }
}
