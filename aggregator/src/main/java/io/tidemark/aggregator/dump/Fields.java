package io.tidemark.aggregator.dump;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object, read strictly: what is missing or of another kind is named. */
public record Fields(JsonNode node) {
    public Fields {
        if (!node.isObject()) {
            throw new IllegalArgumentException("an object was expected, not " + node.getNodeType());
        }
    }

    public long number(String field) {
        JsonNode value = require(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(field, "a whole number");
        }
        return value.longValue();
    }

    /** For a field that older dumps do not have. */
    public long numberOr(String field, long otherwise) {
        return node.has(field) ? number(field) : otherwise;
    }

    public int smallNumber(String field) {
        return Math.toIntExact(number(field));
    }

    /** Infinity, which JSON does not know, is a text. */
    public double decimal(String field) {
        return decimal(require(field), field);
    }

    public List<Double> decimals(String field) {
        List<Double> values = new ArrayList<>();
        array(field).forEach(value -> values.add(decimal(value, field)));
        return values;
    }

    public boolean flag(String field) {
        JsonNode value = require(field);
        if (!value.isBoolean()) {
            throw wrong(field, "true or false");
        }
        return value.booleanValue();
    }

    public String text(String field) {
        JsonNode value = require(field);
        if (!value.isTextual()) {
            throw wrong(field, "a text");
        }
        return value.textValue();
    }

    public @Nullable String optionalText(String field) {
        return node.has(field) ? text(field) : null;
    }

    public List<String> texts(String field) {
        List<String> values = new ArrayList<>();
        for (JsonNode value : array(field)) {
            if (!value.isTextual()) {
                throw wrong(field, "a list of texts");
            }
            values.add(value.textValue());
        }
        return values;
    }

    public <E extends Enum<E>> E choice(Class<E> type, String field) {
        return Enum.valueOf(type, text(field).toUpperCase(Locale.ROOT));
    }

    public Fields object(String field) {
        return new Fields(require(field));
    }

    public List<Fields> objects(String field) {
        List<Fields> values = new ArrayList<>();
        array(field).forEach(value -> values.add(new Fields(value)));
        return values;
    }

    /** Likewise; none when the field is absent. */
    public List<Fields> objectsOrNone(String field) {
        return node.has(field) ? objects(field) : List.of();
    }

    private double decimal(JsonNode value, String field) {
        if (value.isNumber()) {
            return value.doubleValue();
        }
        if (value.isTextual()) {
            return Double.parseDouble(value.textValue());
        }
        throw wrong(field, "a number");
    }

    private JsonNode array(String field) {
        JsonNode value = require(field);
        if (!value.isArray()) {
            throw wrong(field, "a list");
        }
        return value;
    }

    private JsonNode require(String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw new IllegalArgumentException("the field " + field + " is missing");
        }
        return value;
    }

    private IllegalArgumentException wrong(String field, String expected) {
        return new IllegalArgumentException(
                "the field " + field + " should be " + expected + " but is " + node.get(field));
    }
}
