package io.tidemark.experiment.policy;

import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.functions.yaml.HintedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The events that end a phase, by the status that they give it. */
final class Signals {
    private static final char SEPARATOR = '#';

    private Signals() {}

    /** By status, and a number where a status has several events. */
    static Map<String, EventFilter> read(Settings settings, String key) {
        Map<String, EventFilter> signals = new LinkedHashMap<>();
        Object written = settings.tree(key)
                .map(tree -> tree.render(settings.declarations().scope()))
                .orElse(Map.of());
        if (!(written instanceof Map<?, ?> map) || map.isEmpty()) {
            if (settings.has(key)) {
                settings.reject(key, "must be a mapping of statuses to events, such as OK: SomeEvent", "");
            }
            return signals;
        }
        map.forEach((status, events) -> {
            List<?> list = events instanceof List<?> several ? several : List.of(String.valueOf(events));
            for (Object event : list) {
                signals.put(
                        String.valueOf(status) + SEPARATOR + signals.size(),
                        filter(settings, key, status + "", String.valueOf(event)));
            }
        });
        return signals;
    }

    private static EventFilter filter(Settings settings, String key, String status, String text) {
        try {
            return EventFilter.parse(text, settings.declarations().singles());
        } catch (HintedException e) {
            settings.reject(key, status + ": " + text + " " + e.expected(), e.hint());
        } catch (IllegalArgumentException e) {
            settings.reject(key, status + ": " + text + " " + e.getMessage(), "");
        }
        return EventFilter.parse("*", settings.declarations().singles());
    }

    static String status(String word) {
        int end = word.lastIndexOf(SEPARATOR);
        return end < 0 ? word : word.substring(0, end);
    }
}
