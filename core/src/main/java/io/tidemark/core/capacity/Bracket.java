package io.tidemark.core.capacity;

import java.util.List;

/**
 * Where the probes have got to.
 *
 * @param low the highest load that was fine below the bad ones; 0 when none was
 * @param high the lowest load that was bad; infinite when none was
 * @param next the load to probe next; 0 when the bracket is closed
 * @param repeating true when the next probe repeats a bad one, to rule out a stall
 */
record Bracket(double low, double high, double next, boolean repeating) {
    static final double STEP = 1.5;

    static Bracket of(SearchSettings settings, List<Observation> probes) {
        Loads loads = new Loads(settings);
        Bracket bracket = new Bracket(0, Double.POSITIVE_INFINITY, loads.atLeast(settings.start()), false);
        for (Observation probe : probes) {
            double load = probe.trial().load();
            bracket = isFine(settings, probe) ? bracket.fine(load, settings, loads) : bracket.bad(load, loads);
        }
        return bracket;
    }

    boolean isClosed() {
        return next == 0;
    }

    /** Nothing was fine, down to the least load. */
    boolean isBelowLowest() {
        return isClosed() && low == 0;
    }

    /** Everything was fine, up to the highest load that is allowed. */
    boolean isAboveHighest() {
        return isClosed() && Double.isInfinite(high);
    }

    private Bracket fine(double load, SearchSettings settings, Loads loads) {
        boolean done = Double.isFinite(high) || load >= settings.highest();
        return new Bracket(load, high, done ? 0 : loads.atLeast(load * STEP), false);
    }

    private Bracket bad(double load, Loads loads) {
        boolean first = Double.isInfinite(high) && !repeating;
        if (first) {
            return new Bracket(low, high, load, true);
        }
        boolean done = low > 0 || load <= loads.lowest();
        return new Bracket(low, load, done ? 0 : loads.atMost(load / STEP), false);
    }

    static boolean isFine(SearchSettings settings, Observation probe) {
        Trial trial = probe.trial();
        return !probe.aborted()
                && probe.badShare() < trial.abortBadShare()
                && Evidence.of(settings, probe).share() < Math.max(trial.abortBadShare(), trial.abortUnserved());
    }
}
