package io.tidemark.swarm.bridge;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.shape.Level;
import java.time.Duration;

/**
 * A level to go to.
 *
 * @param level users, or arrivals per second, as the plan's load is
 * @param ramp how long the way takes, in a straight line; zero for at once
 */
public record Aim(Level level, Duration ramp) {
    public Aim {
        requireNonNull(level, "level is null");
        requireNonNull(ramp, "ramp is null");
        if (ramp.isNegative()) {
            throw new IllegalArgumentException("ramp must be >= 0 but is " + ramp);
        }
    }
}
