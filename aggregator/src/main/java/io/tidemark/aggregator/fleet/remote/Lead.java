package io.tidemark.aggregator.fleet.remote;

import io.tidemark.functions.remote.Pace;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long before its instant an order is given, so that every worker has heard of it by then. */
final class Lead {
    private static final long LONGEST_MILLIS = 10_000;
    /** Workers that were slow to come are slow to hear, too. */
    private static final int PARTS_OF_COMING = 4;

    private Lead() {}

    /** Two readings, of which one may fail, and a second for all else. */
    static Duration usual(Pace pace) {
        return Duration.ofMillis(2L * pace.readMillis() + 1_000);
    }

    /**
     * Longer where half of the workers took long to come.
     *
     * @param tookNanos from the quickest worker on
     */
    static Duration of(Pace pace, long[] tookNanos) {
        long usualMillis = usual(pace).toMillis();
        if (tookNanos.length == 0) {
            return Duration.ofMillis(usualMillis);
        }
        long slowMillis = TimeUnit.NANOSECONDS.toMillis(tookNanos[tookNanos.length / 2]) / PARTS_OF_COMING;
        return Duration.ofMillis(Math.clamp(slowMillis, usualMillis, LONGEST_MILLIS));
    }
}
