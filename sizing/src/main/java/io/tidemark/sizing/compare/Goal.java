package io.tidemark.sizing.compare;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * What machines are wanted for.
 *
 * @param need requests per second that must be carried; without one, machines are compared by cost per request
 * @param headroom share of a machine's capacity that is kept free: 0.3 plans for 70 %
 * @param leastMachines to run in any case, so that one may fail
 * @param leastWindows that a type gets before it can be dropped
 */
public record Goal(OptionalDouble need, double headroom, int leastMachines, int leastWindows) {
    public static final double DEFAULT_HEADROOM = 0.3;
    public static final int DEFAULT_LEAST_WINDOWS = 4;

    public Goal {
        requireNonNull(need, "need is null");
        if (need.isPresent() && !(need.getAsDouble() > 0 && need.getAsDouble() < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("need must be > 0 but is " + need.getAsDouble());
        }
        if (!(headroom >= 0 && headroom < 1)) {
            throw new IllegalArgumentException("headroom must be within [0, 1) but is " + headroom);
        }
        if (leastMachines < 1) {
            throw new IllegalArgumentException("leastMachines must be > 0 but is " + leastMachines);
        }
        if (leastWindows < 1) {
            throw new IllegalArgumentException("leastWindows must be > 0 but is " + leastWindows);
        }
    }
}
