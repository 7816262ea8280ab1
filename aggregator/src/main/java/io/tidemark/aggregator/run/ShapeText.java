package io.tidemark.aggregator.run;

import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Shape;
import io.tidemark.core.units.Durations;
import java.time.Duration;

/** A shape in words: {@code 200 users for 3m}. */
final class ShapeText {
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

    private static String text(Duration duration) {
        return Durations.format(duration);
    }
}
