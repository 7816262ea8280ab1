package io.tidemark.functions.planfile;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Lists that are written as mappings. A mapping has no key twice and one order, so a list that one mapping cannot hold
 * becomes a list of mappings.
 */
final class Parts {
    private Parts() {}

    interface Writer<T> {
        /** Writes the keys of one mapping. */
        void write(List<T> part, JsonGenerator json) throws IOException;
    }

    /** @param fits true when a mapping of those items can take one more */
    static <T> void write(String key, List<T> items, BiPredicate<List<T>, T> fits, Writer<T> writer, JsonGenerator json)
            throws IOException {
        List<List<T>> parts = split(items, fits);
        json.writeFieldName(key);
        if (parts.size() > 1) {
            json.writeStartArray();
        }
        for (List<T> part : parts) {
            json.writeStartObject();
            writer.write(part, json);
            json.writeEndObject();
        }
        if (parts.size() > 1) {
            json.writeEndArray();
        }
    }

    private static <T> List<List<T>> split(List<T> items, BiPredicate<List<T>, T> fits) {
        List<List<T>> parts = new ArrayList<>();
        parts.add(new ArrayList<>());
        for (T item : items) {
            if (!fits.test(parts.getLast(), item)) {
                parts.add(new ArrayList<>());
            }
            parts.getLast().add(item);
        }
        return parts;
    }
}
