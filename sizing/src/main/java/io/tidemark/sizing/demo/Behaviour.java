package io.tidemark.sizing.demo;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * What the demo service is like.
 *
 * @param meanService of a request; the times are drawn exponentially
 * @param longestWait a request that would have to wait longer is rejected at once
 * @param errorShare of the accepted requests that end in an error, after their service, whatever the load
 */
record Behaviour(int servers, Duration meanService, Duration longestWait, double errorShare) {
    /** 8 servers of 21 ms carry 381/s; that 5 % may be bad makes 400/s. */
    static final Behaviour DEFAULT = new Behaviour(8, Duration.ofMillis(21), Duration.ofMillis(200), 0.002);

    Behaviour {
        if (servers < 1 || !meanService.isPositive() || longestWait.isNegative()) {
            throw new IllegalArgumentException("there must be servers and times but there are " + servers + ", "
                    + meanService + " and " + longestWait);
        }
        if (!(errorShare >= 0 && errorShare < 1)) {
            throw new IllegalArgumentException("errorShare must be within [0, 1) but is " + errorShare);
        }
    }

    /** A service time for a place within (0, 1) of their distribution. */
    long serviceNanos(double quantile) {
        return (long) (-Math.log1p(-quantile) * meanService.toNanos());
    }

    long drawServiceNanos(SplittableRandom random) {
        return serviceNanos(random.nextDouble());
    }

    boolean drawError(SplittableRandom random) {
        return random.nextDouble() < errorShare;
    }

    /** Of all requests, when so many are rejected. */
    double badShare(double rejectedShare) {
        return rejectedShare + (1 - rejectedShare) * errorShare;
    }

    Workshop workshop(long start) {
        return new Workshop(servers, longestWait.toNanos(), start);
    }

    /** Per second, if no server ever idled. */
    double throughput() {
        return servers * 1e9 / meanService.toNanos();
    }

    String sentence() {
        return servers + " servers of " + meanService.toMillis() + " ms on average; who would wait longer than "
                + longestWait.toMillis() + " ms gets a 503, and so does one in " + Math.round(1 / errorShare)
                + " of the others";
    }
}
