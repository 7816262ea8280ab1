package io.tidemark.core.capacity;

/** What a capacity costs, with its interval carried over. */
public final class CostInterval {
    private static final double SECONDS_PER_HOUR = 3_600;
    private static final double MILLION = 1e6;

    private CostInterval() {}

    /**
     * US dollars per million good requests, when a machine is used up to its capacity. The low end of the price belongs to
     * the high end of the capacity; it is infinite where the capacity may be 0.
     *
     * @param capacity in requests per second
     * @param tolerance share of bad requests, which are paid for as well
     */
    public static Estimate dollarsPerMillionGood(double dollarsPerHour, Estimate capacity, double tolerance) {
        requireNotNegative("dollarsPerHour", dollarsPerHour);
        if (!(tolerance >= 0 && tolerance < 1)) {
            throw new IllegalArgumentException("tolerance must be within [0, 1) but is " + tolerance);
        }
        double scale = dollarsPerHour / SECONDS_PER_HOUR * MILLION / (1 - tolerance);
        return new Estimate(per(scale, capacity.high()), per(scale, capacity.median()), per(scale, capacity.low()));
    }

    /** Machines that carry a demand, whole; one at least. To be safe take the high end. */
    public static Estimate machines(double demand, Estimate capacity) {
        requireNotNegative("demand", demand);
        return new Estimate(
                whole(per(demand, capacity.high())),
                whole(per(demand, capacity.median())),
                whole(per(demand, capacity.low())));
    }

    private static double per(double amount, double capacity) {
        return capacity == 0 ? Double.POSITIVE_INFINITY : amount / capacity;
    }

    private static double whole(double machines) {
        return Math.max(1, Math.ceil(machines));
    }

    private static void requireNotNegative(String name, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " must be >= 0 and finite but is " + value);
        }
    }
}
