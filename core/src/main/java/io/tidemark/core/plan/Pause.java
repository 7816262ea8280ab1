package io.tidemark.core.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a user waits: between iterations, or between the steps of a scenario. */
public sealed interface Pause {
    Pause NONE = new Fixed(Duration.ZERO);

    /** Draws one pause, never negative; at most {@link Long#MAX_VALUE} nanoseconds (292 years). */
    default long nanos(RandomGenerator random) {
        return switch (this) {
            case Fixed(Duration duration) -> saturated(duration);
            case Uniform(Duration from, Duration to) -> uniform(random, saturated(from), saturated(to));
            case Normal(Duration mean, Duration deviation) ->
                // the cast takes whatever is too large for a long to its largest value
                (long) Math.max(0, random.nextGaussian(saturated(mean), saturated(deviation)));
        };
    }

    record Fixed(Duration duration) implements Pause {
        public Fixed {
            requireNotNegative(duration, "duration");
        }
    }

    record Uniform(Duration from, Duration to) implements Pause {
        public Uniform {
            requireNotNegative(from, "from");
            requireNotNegative(to, "to");
            if (from.compareTo(to) > 0) {
                throw new IllegalArgumentException("from must be <= to but they are " + from + " and " + to);
            }
        }
    }

    /** Normally distributed; a negative draw becomes zero. */
    record Normal(Duration mean, Duration deviation) implements Pause {
        public Normal {
            requireNotNegative(mean, "mean");
            requireNotNegative(deviation, "deviation");
        }
    }

    private static long uniform(RandomGenerator random, long from, long to) {
        // nextLong excludes its bound, and to + 1 would overflow at the largest value
        return to == Long.MAX_VALUE ? random.nextLong(from - 1, to) + 1 : random.nextLong(from, to + 1);
    }

    private static long saturated(Duration duration) {
        return duration.getSeconds() >= Long.MAX_VALUE / 1_000_000_000L ? Long.MAX_VALUE : duration.toNanos();
    }

    private static void requireNotNegative(Duration duration, String name) {
        requireNonNull(duration, name);
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " must be >= 0 but is " + duration);
        }
    }
}
