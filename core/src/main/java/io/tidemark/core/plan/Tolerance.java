package io.tidemark.core.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many bad requests a run may have.
 *
 * @param overall for all requests together; its latency objective is also that of every name without its own
 * @param byName for single names, in addition
 * @param abort true ends the run as soon as a limit is exceeded
 */
public record Tolerance(Limit overall, Map<String, Limit> byName, boolean abort) {
    public static final double DEFAULT_SHARE = 0.05;
    /** Fewer requests than this decide nothing. */
    public static final int MIN_REQUESTS = 100;

    public static final Tolerance DEFAULT =
            new Tolerance(new Limit(DEFAULT_SHARE, Ratio.OF_TOTAL, null), Map.of(), false);

    public Tolerance {
        requireNonNull(overall, "overall is null");
        byName = Map.copyOf(byName);
    }

    /** The latency above which a good response of this name counts as too slow; null when there is none. */
    public @Nullable Duration objective(String name) {
        Limit limit = byName.get(name);
        return limit != null && limit.objective() != null ? limit.objective() : overall.objective();
    }

    /**
     * @param share the largest share of bad requests that passes: 0.05 is 5 %
     * @param objective a response that takes longer, counted from its intended start, is bad; null for none
     */
    public record Limit(double share, Ratio ratio, @Nullable Duration objective) {
        public Limit {
            requireNonNull(ratio, "ratio is null");
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("share must be within [0, 1] but is " + share);
            }
            if (objective != null && (objective.isNegative() || objective.isZero())) {
                throw new IllegalArgumentException("objective must be > 0 but is " + objective);
            }
        }

        public boolean exceededBy(long bad, long completed) {
            return ratio.of(bad, completed) > share;
        }
    }

    /** What the bad requests are divided by. */
    public enum Ratio {
        /** bad / (good + bad) */
        OF_TOTAL,
        /** bad / good, as Molotov counts: 5 bad of 100 are 5.26 %. With no good one it is infinite, not undefined. */
        OF_OK;

        public double of(long bad, long completed) {
            if (bad == 0) {
                return 0;
            }
            return switch (this) {
                case OF_TOTAL -> (double) bad / completed;
                case OF_OK -> (double) bad / (completed - bad);
            };
        }
    }
}
