package io.tidemark.sizing.bottleneck;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * A figure of the seconds around the limit, and of those at low load.
 *
 * @param atLimit median of the seconds around the limit
 * @param atLowLoad median of the seconds at low load; empty when there are none
 * @param seconds around the limit in which the figure is known
 */
record Reading(double atLimit, OptionalDouble atLowLoad, int seconds) {
    /** A figure has followed the load when it is so many times as large around the limit as at low load. */
    static final double GROWN = 1.3;

    /** Of finite values; the first must not be empty. */
    static Reading of(double[] atLimit, double[] atLowLoad) {
        return new Reading(
                median(atLimit),
                atLowLoad.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(median(atLowLoad)),
                atLimit.length);
    }

    /** True when it is known to be much higher around the limit than at low load. */
    boolean grows() {
        return atLowLoad.isPresent() && atLimit >= GROWN * atLowLoad.getAsDouble() && atLimit > 0;
    }

    /** True when it is known to be as high at low load, so that load is not what makes it high. */
    boolean standsStill() {
        return atLowLoad.isPresent() && !grows();
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
