package io.tidemark.core.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a user waits: between iterations, or between the steps of a scenario. */
public sealed interface Pause {
    Pause NONE = new Fixed(Duration.ZERO);

    /** Draws one pause, never negative; at most {@link Long#MAX_VALUE} nanoseconds (292 years). */
    long nanos(RandomGenerator random);

    record Fixed(Duration duration) implements Pause {
        public Fixed {
            requireNotNegative(duration, "duration");
        }

        @Override
        public long nanos(RandomGenerator random) {
            return saturated(duration);
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

        @Override
        public long nanos(RandomGenerator random) {
            long least = saturated(from);
            long most = saturated(to);
            // nextLong excludes its bound, and most + 1 would overflow at the largest value
            return most == Long.MAX_VALUE ? random.nextLong(least - 1, most) + 1 : random.nextLong(least, most + 1);
        }
    }

    /** Normally distributed; a negative draw becomes zero. */
    record Normal(Duration mean, Duration deviation) implements Pause {
        public Normal {
            requireNotNegative(mean, "mean");
            requireNotNegative(deviation, "deviation");
        }

        @Override
        public long nanos(RandomGenerator random) {
            // the cast takes whatever is too large for a long to its largest value
            return (long) Math.max(0, random.nextGaussian((double) saturated(mean), (double) saturated(deviation)));
        }
    }

    private static long saturated(Duration duration) {
        return duration.toSeconds() >= Long.MAX_VALUE / 1_000_000_000L ? Long.MAX_VALUE : duration.toNanos();
    }

    private static void requireNotNegative(Duration duration, String name) {
        requireNonNull(duration, name);
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " must be >= 0 but is " + duration);
        }
    }
}
