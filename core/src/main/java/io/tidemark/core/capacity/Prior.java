package io.tidemark.core.capacity;

import java.util.List;

/**
 * What the probes say about the capacity before the first window: anywhere between the last fine and the first bad load,
 * with equal probability on a logarithmic scale. A probe is short, so it may be wrong: beyond either end the probability
 * falls off, but does not vanish.
 *
 * @param logLow of the last fine load
 * @param logHigh of the first bad one
 * @param from least logarithm of a capacity that is considered
 * @param to greatest one
 */
record Prior(double logLow, double logHigh, double from, double to) {
    /** A queue may have hidden overload from a fine probe. */
    private static final double DOUBT_BELOW = 0.15;
    /** Two stalls in a row look like overload, but are rare. */
    private static final double DOUBT_ABOVE = 0.1;

    private static final double REACH_BELOW = 0.9;
    private static final double REACH_ABOVE = 0.6;

    static Prior of(SearchSettings settings, Bracket bracket, List<Evidence> evidence) {
        double least = Math.log(bracket.low() > 0 ? bracket.low() : settings.start());
        double most = Math.log(Double.isFinite(bracket.high()) ? bracket.high() : settings.highest());
        double from = least;
        double to = most;
        for (Evidence each : evidence) {
            from = Math.min(from, each.logLoad());
            to = Math.max(to, each.logLoad());
        }
        double logLow = bracket.low() > 0 ? least : Double.NEGATIVE_INFINITY;
        double logHigh = Double.isFinite(bracket.high()) ? most : Double.POSITIVE_INFINITY;
        return new Prior(logLow, logHigh, from - REACH_BELOW, to + REACH_ABOVE);
    }

    double logWeight(double theta) {
        if (theta < logLow) {
            return -square((logLow - theta) / DOUBT_BELOW) / 2;
        }
        return theta > logHigh ? -square((theta - logHigh) / DOUBT_ABOVE) / 2 : 0;
    }

    private static double square(double x) {
        return x * x;
    }
}
