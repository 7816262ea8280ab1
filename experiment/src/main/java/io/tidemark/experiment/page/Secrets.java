package io.tidemark.experiment.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Hides what a configuration says under keys that are for secrets: a report is shown to others. */
final class Secrets {
    static final String HIDDEN = "•••";

    private static final Pattern SECRET = Pattern.compile(
            "(?i).*(passw|secret|token|api.?key|app.?key|access.?key|authorization|credential|private).*");
    private static final Pattern MACRO = Pattern.compile("\\s*\\{\\{[^{}|\"']*}}\\s*");

    private Secrets() {}

    static Object hidden(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((key, each) -> copy.put(
                        String.valueOf(key),
                        SECRET.matcher(String.valueOf(key)).matches() && isText(each) ? HIDDEN : hiddenOrNull(each)));
                yield copy;
            }
            case List<?> list -> list.stream().map(Secrets::hiddenOrNull).toList();
            default -> value;
        };
    }

    private static Object hiddenOrNull(Object value) {
        return value == null ? "" : hidden(value);
    }

    /** A macro alone gives nothing away. */
    private static boolean isText(Object value) {
        return !(value instanceof Map || value instanceof List || value instanceof Boolean)
                && !MACRO.matcher(String.valueOf(value)).matches();
    }
}
