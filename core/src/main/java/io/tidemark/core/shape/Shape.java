package io.tidemark.core.shape;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The load of one phase over time. The level means arrivals per second or users, as the plan's load model says;
 * {@link Burst} exists in the open model only.
 */
public sealed interface Shape {
    /** The longest phase: seven days. */
    Duration MAX_DURATION = Duration.ofDays(7);

    Duration duration();

    /** The highest level that is offered at any instant; a burst has no level and says zero. */
    Level highest();

    record Constant(Level level, Duration duration) implements Shape {
        public Constant {
            requireNonNull(level, "level is null");
            requirePositive(duration, "duration");
        }

        @Override
        public Level highest() {
            return level;
        }
    }

    record Ramp(Level from, Level to, Duration duration) implements Shape {
        public Ramp {
            requireNonNull(from, "from is null");
            requireNonNull(to, "to is null");
            requirePositive(duration, "duration");
        }

        @Override
        public Level highest() {
            return from.compareTo(to) > 0 ? from : to;
        }
    }

    /** Levels from, from + by, from + 2 by, ...: {@code count} of them, each held for {@code every}. */
    record Steps(Level from, Level by, Duration every, int count) implements Shape {
        public Steps {
            requireNonNull(from, "from is null");
            requireNonNull(by, "by is null");
            requirePositive(every, "every");
            if (count < 1 || count > 10_000) {
                throw new IllegalArgumentException("count must be between 1 and 10000 but is " + count);
            }
            requirePositive(every.multipliedBy(count), "every x count");
            if (by.micros() > (Level.MAX_MICROS - from.micros()) / Math.max(1, count - 1)) {
                throw new IllegalArgumentException("the last step must be at most " + new Level(Level.MAX_MICROS)
                        + " but there are " + count + " from " + from + " by " + by);
            }
        }

        @Override
        public Duration duration() {
            return every.multipliedBy(count);
        }

        @Override
        public Level highest() {
            return level(count - 1);
        }

        public Level level(int step) {
            return new Level(from.micros() + by.micros() * step);
        }
    }

    /** The base level, but the peak level, which may also be a dip, during {@code hold} from {@code at} on. */
    record Spike(Level base, Level peak, Duration at, Duration hold, Duration duration) implements Shape {
        public Spike {
            requireNonNull(base, "base is null");
            requireNonNull(peak, "peak is null");
            requirePositive(duration, "duration");
            requirePositive(hold, "hold");
            requireNonNull(at, "at is null");
            if (at.isNegative() || at.compareTo(duration) > 0 || at.plus(hold).compareTo(duration) > 0) {
                throw new IllegalArgumentException(
                        "spike must lie within " + duration + " but runs from " + at + " for " + hold);
            }
        }

        @Override
        public Level highest() {
            return base.compareTo(peak) > 0 ? base : peak;
        }
    }

    /** {@code size} arrivals at the same instant, {@code times} times, one burst every {@code every}. */
    record Burst(int size, Duration every, int times) implements Shape {
        public Burst {
            if (size < 1) {
                throw new IllegalArgumentException("size must be > 0 but is " + size);
            }
            if (times < 1) {
                throw new IllegalArgumentException("times must be > 0 but is " + times);
            }
            requirePositive(every, "every");
            requirePositive(every.multipliedBy(times), "every x times");
        }

        @Override
        public Duration duration() {
            return every.multipliedBy(times);
        }

        @Override
        public Level highest() {
            return new Level(0);
        }
    }

    private static void requirePositive(Duration duration, String name) {
        requireNonNull(duration, () -> name + " is null");
        if (duration.isNegative() || duration.isZero() || duration.compareTo(MAX_DURATION) > 0) {
            throw new IllegalArgumentException(name + " must be > 0 and <= " + MAX_DURATION + " but is " + duration);
        }
    }
}
