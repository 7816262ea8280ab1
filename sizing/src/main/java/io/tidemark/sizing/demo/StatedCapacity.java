package io.tidemark.sizing.demo;

import java.util.SplittableRandom;

/**
 * The capacity of a {@link Behaviour}, known before anything is measured: the largest constant rate of evenly spaced
 * requests at which no more than the tolerated share is bad in the long run.
 *
 * <p>The service's own queue is run through in virtual time, at rates between which the answer is halved in. All rates
 * meet the same service times, so that the share of rejected requests grows smoothly with the rate. The times are one
 * of each slice of their distribution, in random order, which makes their mean exact: the capacity is then good to
 * 0.2 %, which tests confirm with other seeds and independent draws.
 */
final class StatedCapacity {
    private static final int REQUESTS = 1 << 18;
    private static final int HALVINGS = 24;
    private static final long SEED = 1;

    private final Behaviour behaviour;
    private final long[] serviceNanos;

    StatedCapacity(Behaviour behaviour) {
        this.behaviour = behaviour;
        this.serviceNanos = serviceTimes(behaviour);
    }

    /** @param tolerance the share of bad requests, above the errors that come at any load */
    double at(double tolerance) {
        if (!(tolerance > behaviour.errorShare() && tolerance < 1)) {
            throw new IllegalArgumentException(
                    "tolerance must be within (" + behaviour.errorShare() + ", 1) but is " + tolerance);
        }
        double low = 0;
        double high = 2 * behaviour.throughput() / (1 - tolerance);
        for (int i = 0; i < HALVINGS; i++) {
            double rate = (low + high) / 2;
            if (badShare(rate) <= tolerance) {
                low = rate;
            } else {
                high = rate;
            }
        }
        return low;
    }

    private double badShare(double rate) {
        Workshop workshop = behaviour.workshop(0);
        int rejected = 0;
        for (int i = 0; i < serviceNanos.length; i++) {
            if (workshop.take((long) (i * 1e9 / rate), serviceNanos[i]) == Workshop.REJECTED) {
                rejected++;
            }
        }
        return behaviour.badShare((double) rejected / serviceNanos.length);
    }

    private static long[] serviceTimes(Behaviour behaviour) {
        SplittableRandom random = new SplittableRandom(SEED);
        long[] times = new long[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            int other = random.nextInt(i + 1);
            times[i] = times[other];
            times[other] = behaviour.serviceNanos((i + 0.5) / REQUESTS);
        }
        return times;
    }
}
