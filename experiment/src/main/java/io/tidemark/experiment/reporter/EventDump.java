package io.tidemark.experiment.reporter;

import io.tidemark.experiment.event.Event;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Events as JSON has values. */
final class EventDump {
    private EventDump() {}

    static Map<String, Object> of(Event event) {
        Map<String, Object> dump = new LinkedHashMap<>();
        dump.put("event", event.type().name());
        dump.put("ts", event.epochSeconds());
        dump.putAll(fields(event));
        return dump;
    }

    /** What is not in columns of its own. */
    static Map<String, Object> fields(Event event) {
        Map<String, Object> fields = new LinkedHashMap<>(event.attributes());
        fields.put("traceids", Arrays.stream(event.trace().ids()).boxed().toList());
        return fields;
    }
}
