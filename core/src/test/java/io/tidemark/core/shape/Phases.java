package io.tidemark.core.shape;

import io.tidemark.core.shape.Shape.Burst;
import io.tidemark.core.shape.Shape.Constant;
import io.tidemark.core.shape.Shape.Ramp;
import io.tidemark.core.shape.Shape.Spike;
import io.tidemark.core.shape.Shape.Steps;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Short ways to write phases, and random ones from a seed. */
final class Phases {
    static final long SECOND = 1_000_000_000L;

    private Phases() {}

    static Level level(String value) {
        return Level.of(new BigDecimal(value));
    }

    static Duration seconds(String value) {
        return Duration.ofNanos(new BigDecimal(value).movePointRight(9).longValueExact());
    }

    static Constant constant(String level, String seconds) {
        return new Constant(level(level), seconds(seconds));
    }

    static Ramp ramp(String from, String to, String seconds) {
        return new Ramp(level(from), level(to), seconds(seconds));
    }

    static Steps steps(String from, String by, String seconds, int count) {
        return new Steps(level(from), level(by), seconds(seconds), count);
    }

    static Burst burst(int size, String seconds, int times) {
        return new Burst(size, seconds(seconds), times);
    }

    static Spike spike(String base, String peak, String at, String hold, String seconds) {
        return new Spike(level(base), level(peak), seconds(at), seconds(hold), seconds(seconds));
    }

    static List<Phase> phases(Shape... shapes) {
        List<Phase> phases = new ArrayList<>();
        for (Shape shape : shapes) {
            phases.add(new Phase("phase " + phases.size(), shape, false));
        }
        return phases;
    }

    static Profile profile(Shape... shapes) {
        return Profile.of(phases(shapes));
    }

    /** Up to five phases of any kind, some seconds long, with levels up to 100 and lengths of any number of nanoseconds. */
    static List<Phase> random(Random random) {
        Shape[] shapes = new Shape[1 + random.nextInt(5)];
        for (int i = 0; i < shapes.length; i++) {
            shapes[i] = random.nextInt(6) == 0
                    ? new Burst(1 + random.nextInt(9), duration(random), 1 + random.nextInt(5))
                    : randomLevels(random);
        }
        return phases(shapes);
    }

    /** The same without bursts, as the closed model has none. */
    static List<Phase> randomUsers(Random random) {
        Shape[] shapes = new Shape[1 + random.nextInt(5)];
        for (int i = 0; i < shapes.length; i++) {
            shapes[i] = randomLevels(random);
        }
        return phases(shapes);
    }

    private static Shape randomLevels(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Constant(level(random), duration(random));
            case 1 -> new Steps(level(random), new Level(random.nextInt(5_000_000)), duration(random), 4);
            case 2 -> {
                Duration at = duration(random);
                Duration hold = duration(random);
                Duration rest = Duration.ofNanos(random.nextInt(3) * 1_000_000_007L);
                yield new Spike(
                        level(random), level(random), at, hold, at.plus(hold).plus(rest));
            }
            default -> new Ramp(level(random), level(random), duration(random));
        };
    }

    /** Whole, fractional, or none at all. */
    static Level level(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Level.of(0);
            case 1 -> Level.of(random.nextInt(100));
            default -> new Level(random.nextInt(100_000_000));
        };
    }

    private static Duration duration(Random random) {
        return random.nextBoolean()
                ? Duration.ofNanos(1 + random.nextLong(5 * SECOND))
                : Duration.ofSeconds(1 + random.nextInt(5));
    }
}
