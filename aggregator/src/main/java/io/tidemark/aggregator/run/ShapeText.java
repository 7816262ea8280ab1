package io.tidemark.aggregator.run;

import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Shape;
import io.tidemark.core.units.Durations;
import java.time.Duration;

/** A shape in words: {@code 200 users for 3m}. */
final class ShapeText {
    private static final long MILLI_NANOS = 1_000_000;
    private static final long SECOND_NANOS = 1_000 * MILLI_NANOS;

    private ShapeText() {}

    static String of(Shape shape, LoadModel model) {
        return switch (shape) {
            case Shape.Constant(Level level, Duration duration) -> level(level, model) + " for " + text(duration);
            case Shape.Ramp(Level from, Level to, Duration duration) ->
                level(from, model) + " to " + level(to, model) + " in " + text(duration);
            case Shape.Steps steps ->
                "%d steps from %s by %s, %s each"
                        .formatted(
                                steps.count(),
                                level(steps.from(), model),
                                level(steps.by(), model),
                                text(steps.every()));
            case Shape.Spike spike ->
                "%s for %s with a spike of %s for %s"
                        .formatted(
                                level(spike.base(), model),
                                text(spike.duration()),
                                level(spike.peak(), model),
                                text(spike.hold()));
            case Shape.Burst burst ->
                "%d at once, %d times, every %s".formatted(burst.size(), burst.times(), text(burst.every()));
        };
    }

    static String level(Level level, LoadModel model) {
        return switch (model) {
            case OPEN -> level + "/s";
            case CLOSED -> level + (level.micros() == Level.ONE ? " user" : " users");
        };
    }

    /** Of one that somebody has ended before its time. */
    static String cut(Shape shape, LoadModel model, Duration after) {
        return shape instanceof Shape.Constant(Level level, Duration _)
                ? level(level, model) + " for " + text(after)
                : of(shape, model) + ", ended after " + text(after);
    }

    /** What somebody orders takes effect at any nanosecond, and nobody wants to read that; plans are told as they are. */
    private static String text(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos < 100 * MILLI_NANOS || nanos % MILLI_NANOS == 0) {
            return Durations.format(duration);
        }
        long unit = nanos < 60 * SECOND_NANOS ? MILLI_NANOS : 100 * MILLI_NANOS;
        return Durations.format(Duration.ofNanos((nanos + unit / 2) / unit * unit));
    }
}
