package io.tidemark.experiment.policy;

import io.tidemark.experiment.settings.Settings;
import io.tidemark.functions.yaml.Suggestion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A mapping of parameters to values. */
final class Assignments {
    private Assignments() {}

    static Map<String, Object> read(Settings settings, String key) {
        Map<String, Object> assignments = new LinkedHashMap<>();
        Collection<String> known = settings.declarations().parameters().keySet();
        Object written = settings.tree(key)
                .map(tree -> tree.render(settings.declarations().scope()))
                .orElse(Map.of());
        if (!(written instanceof Map<?, ?> map)) {
            settings.reject(key, "must be a mapping of parameters to values", "");
            return assignments;
        }
        map.forEach((name, value) -> {
            if (!known.contains(String.valueOf(name))) {
                settings.reject(
                        key,
                        name + " is not a parameter that is declared in config.parameters",
                        Suggestion.of(String.valueOf(name), known));
            } else if (value instanceof Double number) {
                assignments.put(String.valueOf(name), Range.plain(number));
            } else if (value instanceof Long || value instanceof String || value instanceof Boolean) {
                assignments.put(String.valueOf(name), value);
            } else {
                settings.reject(key, "the value of " + name + " must be a number or a text", "");
            }
        });
        return assignments;
    }
}
