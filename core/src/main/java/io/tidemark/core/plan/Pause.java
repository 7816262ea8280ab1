package io.tidemark.core.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** How long a user waits: between iterations, or between the steps of a scenario. */
public sealed interface Pause {
    Pause NONE = new Fixed(Duration.ZERO);

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

    private static void requireNotNegative(Duration duration, String name) {
        requireNonNull(duration, name);
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " must be >= 0 but is " + duration);
        }
    }
}
