package io.tidemark.core.capacity;

import static java.util.Objects.requireNonNull;

/**
 * One load to hold for a while and look at.
 *
 * @param load arrivals per second or users
 * @param settleSeconds at the beginning that are not looked at
 * @param measureSeconds that are
 * @param abortBadShare of the measured part's planned requests; once so many are bad the trial may end; 1 for never
 * @param abortUnserved once the requests in flight have grown by this share of the arrivals the trial may end; 1 for never
 */
public record Trial(
        Kind kind, double load, int settleSeconds, int measureSeconds, double abortBadShare, double abortUnserved) {
    public Trial {
        requireNonNull(kind, "kind is null");
        if (!(load >= 0) || Double.isInfinite(load)) {
            throw new IllegalArgumentException("load must be >= 0 but is " + load);
        }
        if (settleSeconds < 0) {
            throw new IllegalArgumentException("settleSeconds must be >= 0 but is " + settleSeconds);
        }
        if (measureSeconds < 1) {
            throw new IllegalArgumentException("measureSeconds must be > 0 but is " + measureSeconds);
        }
    }

    public enum Kind {
        /** Low load until the service is as fast as it gets; says nothing about capacity. */
        WARM_UP,
        /** Short and coarse: where the limit is roughly. */
        PROBE,
        /** What the estimate is made from. */
        WINDOW,
        /** Long, at the lower end of the estimate, to confirm it. */
        SOAK,
        /** A slice of a ramp, which is not held. */
        RAMP
    }
}
