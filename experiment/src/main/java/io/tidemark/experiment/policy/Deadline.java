package io.tidemark.experiment.policy;

import io.tidemark.functions.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The end of something that may have none. */
record Deadline(Clock clock, long startNanos, Optional<Duration> after) {
    static Deadline of(Clock clock, Optional<Duration> after) {
        return new Deadline(clock, clock.nanoTime(), after);
    }

    boolean hasPassed() {
        return after.isPresent() && left(after.get()).isZero();
    }

    /** The time that is left, but not more than this. */
    Duration orAtMost(Duration most) {
        Duration left = after.map(this::left).orElse(most);
        return left.compareTo(most) < 0 ? left : most;
    }

    private Duration left(Duration whole) {
        Duration left = whole.minusNanos(clock.nanoTime() - startNanos);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
