package io.tidemark.emulator.fault;

import io.tidemark.core.plan.Pause;
import io.tidemark.core.units.Durations;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long answers are held back: {@code 20ms} always, {@code 10ms..50ms} evenly, {@code 20ms+-5ms} normally distributed
 * around it, {@code 20ms p99 200ms} a median with a long tail (log-normal).
 */
public final class Latency {
    private static final Duration MAX = Duration.ofMinutes(5);
    /** The 99th percentile of the standard normal distribution. */
    private static final double Z99 = 2.3263478740408408;

    private static final Pattern RANGE = Pattern.compile("(.+?)\\.\\.(.+)");
    private static final Pattern NORMAL = Pattern.compile("(.+?)\\s*\\+-\\s*(.+)");
    private static final Pattern TAIL = Pattern.compile("(.+?)\\s+p99\\s+(.+)");

    public static final Latency NONE = parse("0s");

    private final String text;
    private final Draw draw;

    private Latency(String text, Draw draw) {
        this.text = text;
        this.draw = draw;
    }

    @FunctionalInterface
    private interface Draw {
        long nanos(RandomGenerator random);
    }

    /** @throws IllegalArgumentException that says what was expected */
    public static Latency parse(String text) {
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            return of(text, range, (from, to) -> new Pause.Uniform(ordered(from, to), to)::nanos);
        }
        Matcher normal = NORMAL.matcher(text);
        if (normal.matches()) {
            return of(text, normal, (mean, deviation) -> new Pause.Normal(mean, deviation)::nanos);
        }
        Matcher tail = TAIL.matcher(text);
        if (tail.matches()) {
            return of(text, tail, (median, p99) -> logNormal(ordered(median, p99), p99));
        }
        return new Latency(text, new Pause.Fixed(duration(text))::nanos);
    }

    /** Never negative, and at most five minutes. */
    public long nanos(RandomGenerator random) {
        return Math.min(MAX.toNanos(), draw.nanos(random));
    }

    private static Latency of(String text, Matcher parts, BiFunction<Duration, Duration, Draw> draw) {
        return new Latency(text, draw.apply(duration(parts.group(1)), duration(parts.group(2))));
    }

    private static Draw logNormal(Duration median, Duration p99) {
        if (median.isZero()) {
            throw new IllegalArgumentException("must have a median longer than 0s");
        }
        double sigma = Math.log((double) p99.toNanos() / median.toNanos()) / Z99;
        return random -> (long) (median.toNanos() * Math.exp(sigma * random.nextGaussian()));
    }

    private static Duration ordered(Duration less, Duration more) {
        if (less.compareTo(more) > 0) {
            throw new IllegalArgumentException("must have the shorter duration first");
        }
        return less;
    }

    private static Duration duration(String text) {
        Duration duration;
        try {
            duration = Durations.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "must be a duration such as 20ms, or 10ms..50ms, 20ms+-5ms, 20ms p99 200ms", e);
        }
        if (duration.compareTo(MAX) > 0) {
            throw new IllegalArgumentException("must be at most " + Durations.format(MAX));
        }
        return duration;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Latency latency && latency.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
