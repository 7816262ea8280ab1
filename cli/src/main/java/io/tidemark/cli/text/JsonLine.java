package io.tidemark.cli.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** A JSON object in one line, key by key. Enough for what commands say; plans and dumps have a real writer. */
public final class JsonLine {
    private final StringBuilder text = new StringBuilder();

    private JsonLine() {}

    /** An object whose first key says what it is. */
    public static JsonLine of(String type) {
        return new JsonLine().put("type", type);
    }

    public static JsonLine object() {
        return new JsonLine();
    }

    public JsonLine put(String key, String value) {
        return raw(key, quote(value));
    }

    public JsonLine put(String key, long value) {
        return raw(key, Long.toString(value));
    }

    /** JSON knows no infinity; it becomes null. */
    public JsonLine put(String key, double value) {
        return raw(key, Double.isFinite(value) ? number(value) : "null");
    }

    public JsonLine put(String key, boolean value) {
        return raw(key, Boolean.toString(value));
    }

    public JsonLine put(String key, JsonLine value) {
        return raw(key, value.toString());
    }

    public JsonLine putTexts(String key, Collection<String> values) {
        return raw(
                key, "[" + String.join(",", values.stream().map(JsonLine::quote).toList()) + "]");
    }

    public JsonLine putCounts(String key, Map<String, Long> values) {
        JsonLine object = object();
        values.forEach(object::put);
        return put(key, object);
    }

    @Override
    public String toString() {
        return "{" + text + "}";
    }

    private JsonLine raw(String key, String value) {
        if (!text.isEmpty()) {
            text.append(',');
        }
        text.append(quote(key)).append(':').append(value);
        return this;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String quote(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    // Also everything beyond ASCII: a line stays readable whatever encoding the stream has.
                    if (c < ' ' || c > '~') {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
