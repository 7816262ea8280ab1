package io.tidemark.aggregator.run;

import io.tidemark.aggregator.run.Verdict.LimitResult;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.plan.Tolerance.Limit;
import io.tidemark.core.plan.Tolerance.Ratio;
import io.tidemark.core.window.Counts;
import java.util.ArrayList;
import java.util.List;

/** Compares the share of bad requests with each limit of the tolerance. */
final class LimitRules {
    private static final String ALL = "all requests";

    private LimitRules() {}

    static List<LimitResult> judge(RunInfo info, Timeline timeline) {
        List<LimitResult> results = new ArrayList<>();
        Tolerance tolerance = info.tolerance();
        results.add(judge(ALL, tolerance.overall(), timeline.total().counts()));
        for (int name = 0; name < info.names().size(); name++) {
            Limit limit = tolerance.byName().get(info.names().get(name));
            if (limit != null) {
                results.add(judge(
                        info.names().get(name), limit, timeline.total(name).counts()));
            }
        }
        return results;
    }

    private static LimitResult judge(String scope, Limit limit, Counts counts) {
        double measured = limit.ratio().of(counts.bad(), counts.completed());
        boolean passed = !limit.exceededBy(counts.bad(), counts.completed());
        return new LimitResult(scope, limit.share(), measured, passed, sentence(limit, counts, measured));
    }

    private static String sentence(Limit limit, Counts counts, double measured) {
        if (counts.completed() == 0) {
            return "No request came to an end, so there is nothing to compare with the limit of "
                    + Amounts.percent(limit.share()) + ".";
        }
        String few = counts.completed() < Tolerance.MIN_REQUESTS
                ? " There were only " + counts.completed() + " requests, fewer than the " + Tolerance.MIN_REQUESTS
                        + " that would decide anything."
                : "";
        return what(limit.ratio(), counts, measured) + " (the limit is " + Amounts.percent(limit.share()) + ")." + few;
    }

    /** How many were bad, as the ratio counts them. */
    static String what(Ratio ratio, Counts counts, double measured) {
        return switch (ratio) {
            case OF_TOTAL ->
                counts.bad() + " of " + counts.completed() + " requests were bad: " + Amounts.percent(measured);
            case OF_OK ->
                Double.isInfinite(measured)
                        ? counts.bad() + " requests were bad and none was good"
                        : counts.bad() + " requests were bad for " + counts.good() + " good ones: "
                                + Amounts.percent(measured);
        };
    }
}
