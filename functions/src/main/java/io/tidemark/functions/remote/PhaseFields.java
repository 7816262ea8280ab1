package io.tidemark.functions.remote;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import java.io.IOException;
import java.time.Duration;

/** Phases as objects of plain values: levels in millionths, times in nanoseconds. */
final class PhaseFields {
    private static final String SHAPE = "shape";
    private static final String FOR = "for";

    private PhaseFields() {}

    static void write(Phase phase, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", phase.name());
        json.writeBooleanField("warmUp", phase.warmUp());
        switch (phase.shape()) {
            case Shape.Constant(Level level, Duration duration) -> {
                json.writeStringField(SHAPE, "constant");
                json.writeNumberField("level", level.micros());
                json.writeNumberField(FOR, duration.toNanos());
            }
            case Shape.Ramp(Level from, Level to, Duration duration) -> {
                json.writeStringField(SHAPE, "ramp");
                json.writeNumberField("from", from.micros());
                json.writeNumberField("to", to.micros());
                json.writeNumberField(FOR, duration.toNanos());
            }
            case Shape.Steps(Level from, Level by, Duration every, int count) -> {
                json.writeStringField(SHAPE, "steps");
                json.writeNumberField("from", from.micros());
                json.writeNumberField("by", by.micros());
                json.writeNumberField("every", every.toNanos());
                json.writeNumberField("count", count);
            }
            case Shape.Spike(Level base, Level peak, Duration at, Duration hold, Duration duration) -> {
                json.writeStringField(SHAPE, "spike");
                json.writeNumberField("base", base.micros());
                json.writeNumberField("peak", peak.micros());
                json.writeNumberField("at", at.toNanos());
                json.writeNumberField("hold", hold.toNanos());
                json.writeNumberField(FOR, duration.toNanos());
            }
            case Shape.Burst(int size, Duration every, int times) -> {
                json.writeStringField(SHAPE, "burst");
                json.writeNumberField("size", size);
                json.writeNumberField("every", every.toNanos());
                json.writeNumberField("times", times);
            }
        }
        json.writeEndObject();
    }

    /** @throws IllegalArgumentException when they are no phase's */
    static Phase read(FieldValues fields) {
        return new Phase(fields.text("name"), shape(fields), fields.flag("warmUp"));
    }

    private static Shape shape(FieldValues fields) {
        return switch (fields.text(SHAPE)) {
            case "constant" -> new Shape.Constant(level(fields, "level"), time(fields, FOR));
            case "ramp" -> new Shape.Ramp(level(fields, "from"), level(fields, "to"), time(fields, FOR));
            case "steps" ->
                new Shape.Steps(
                        level(fields, "from"), level(fields, "by"), time(fields, "every"), fields.small("count"));
            case "spike" ->
                new Shape.Spike(
                        level(fields, "base"),
                        level(fields, "peak"),
                        time(fields, "at"),
                        time(fields, "hold"),
                        time(fields, FOR));
            case "burst" -> new Shape.Burst(fields.small("size"), time(fields, "every"), fields.small("times"));
            default -> throw new IllegalArgumentException("there is no shape " + fields.text(SHAPE));
        };
    }

    private static Level level(FieldValues fields, String name) {
        return new Level(fields.number(name));
    }

    private static Duration time(FieldValues fields, String name) {
        return Duration.ofNanos(fields.number(name));
    }
}
