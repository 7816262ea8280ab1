package io.tidemark.emulator.machine;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A part of an event's body that conditions and answers speak of. What is null or missing is not given.
 *
 * @param rising true when an application's values must not fall from one event to the next
 */
public record Field(String name, JsonPointer pointer, Kind kind, boolean rising) {
    public Field {
        requireNonNull(name, "name is null");
        requireNonNull(pointer, "pointer is null");
        requireNonNull(kind, "kind is null");
        if (rising && kind != Kind.WHOLE) {
            throw new IllegalArgumentException("only a whole number can rise, not " + name);
        }
    }

    public enum Kind {
        TEXT,
        /** A number, or a text that is a whole number; what is neither is not given. */
        WHOLE,
        /** Anything but an object makes the request invalid. */
        OBJECT
    }

    /** The value as a text: of an object its JSON. */
    public Optional<String> read(JsonNode body) {
        if (kind == Kind.WHOLE) {
            long whole = whole(body);
            return whole == Event.NO_NUMBER ? Optional.empty() : Optional.of(Long.toString(whole));
        }
        JsonNode node = body.at(pointer);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        return Optional.of(node.isTextual() ? node.textValue() : node.toString());
    }

    /** Fractions are cut off, and what is beyond a long becomes its limit; {@link Event#NO_NUMBER} when not given. */
    long whole(JsonNode body) {
        JsonNode node = body.at(pointer);
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return Math.max(node.longValue(), -Long.MAX_VALUE);
        }
        return switch (node.getNodeType()) {
            case NUMBER -> ofNumber(node);
            case STRING -> ofText(node.textValue().strip());
            case BOOLEAN -> node.booleanValue() ? 1 : 0;
            default -> Event.NO_NUMBER;
        };
    }

    boolean accepts(JsonNode body) {
        JsonNode node = body.at(pointer);
        return kind != Kind.OBJECT || node.isMissingNode() || node.isNull() || node.isObject();
    }

    private static long ofNumber(JsonNode node) {
        double number = node.doubleValue();
        // Such as 1e999, which has no decimal value.
        return Double.isFinite(number) ? clamped(node.decimalValue()) : ofInfinite(number);
    }

    private static long ofInfinite(double number) {
        return Double.isNaN(number) ? Event.NO_NUMBER : number > 0 ? Long.MAX_VALUE : -Long.MAX_VALUE;
    }

    private static long ofText(String text) {
        return text.matches("[+-]?\\d{1,400}") ? clamped(new BigDecimal(text)) : Event.NO_NUMBER;
    }

    private static long clamped(BigDecimal number) {
        BigDecimal limit = BigDecimal.valueOf(Long.MAX_VALUE);
        return number.min(limit).max(limit.negate()).longValue();
    }
}
