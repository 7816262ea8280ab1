package io.tidemark.experiment.observer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The single values in a JSON document, by their path: <code>{"a": {"b": [1]}}</code> has <code>a.b.0</code>. */
final class Leaves {
    private Leaves() {}

    /** Without those that are null. */
    static SequencedMap<String, Object> of(@Nullable Object document) {
        SequencedMap<String, Object> leaves = new LinkedHashMap<>();
        collect("", document, leaves);
        return leaves;
    }

    private static void collect(String path, @Nullable Object value, SequencedMap<String, Object> into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> collect(join(path, String.valueOf(key)), inner, into));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(join(path, String.valueOf(i)), list.get(i), into);
            }
        } else if (value != null) {
            into.put(path, value);
        }
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
