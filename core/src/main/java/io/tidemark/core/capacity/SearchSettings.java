package io.tidemark.core.capacity;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * How to search.
 *
 * @param tolerance the largest share of bad requests, of all, 0 to 1
 * @param start load to begin with
 * @param highest load that may be offered
 * @param halfWidth the search ends when half the interval is this share of the median
 * @param need a load to decide about; the search ends when that is decided
 * @param seed of whatever is drawn
 */
public record SearchSettings(
        Mode mode,
        Variable by,
        double tolerance,
        double start,
        double highest,
        double halfWidth,
        OptionalDouble need,
        Pace pace,
        Budget budget,
        long seed) {
    public static final double DEFAULT_HALF_WIDTH = 0.08;

    public SearchSettings {
        requireNonNull(mode, "mode is null");
        requireNonNull(by, "by is null");
        requireNonNull(need, "need is null");
        requireNonNull(pace, "pace is null");
        requireNonNull(budget, "budget is null");
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("tolerance must be within (0, 1) but is " + tolerance);
        }
        if (!(start > 0 && start <= highest)) {
            throw new IllegalArgumentException("start must be within (0, " + highest + "] but is " + start);
        }
        if (!(halfWidth > 0)) {
            throw new IllegalArgumentException("halfWidth must be > 0 but is " + halfWidth);
        }
    }

    public enum Mode {
        /** A bracket and a dozen windows: a wide interval, soon, and without a soak. */
        QUICK,
        /** Until the interval is as narrow as asked, then confirmed by a soak. */
        CAPACITY
    }

    /** What is varied. */
    public enum Variable {
        /** Arrivals per second: the open model. */
        RATE,
        /** Users: the closed model. */
        USERS
    }

    /**
     * How long things are held, in seconds.
     *
     * @param warmUpLeast before the service may count as warm
     * @param warmUpMost after which the search goes on anyway, and says so
     * @param soak 0 for none
     * @param leastWindows before the search may end
     */
    public record Pace(int warmUpLeast, int warmUpMost, int probe, int settle, int window, int soak, int leastWindows) {
        public static final Pace DEFAULT = new Pace(45, 180, 5, 5, 15, 180, 8);

        public Pace {
            if (warmUpLeast < 0 || warmUpMost < warmUpLeast || probe < 1 || settle < 0 || window < 1 || soak < 0) {
                throw new IllegalArgumentException("the pace must not be negative");
            }
            if (leastWindows < 2) {
                throw new IllegalArgumentException("leastWindows must be >= 2 but is " + leastWindows);
            }
        }
    }

    /**
     * Where the search must end, whatever it knows by then.
     *
     * @param seconds of load in all
     * @param requests in all
     * @param money in all, at {@code moneyPerHour}; in US dollars
     */
    public record Budget(double seconds, double requests, double money, double moneyPerHour) {
        public static final Budget UNLIMITED =
                new Budget(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
    }
}
