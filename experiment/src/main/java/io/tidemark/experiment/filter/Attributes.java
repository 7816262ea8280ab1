package io.tidemark.experiment.filter;

import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.functions.yaml.HintedException;
import io.tidemark.functions.yaml.Suggestion;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The attributes that events have, by all their spellings. */
final class Attributes {
    /** The name of the event's kind, which every event has. */
    static final String EVENT = "event";
    /** When it happened, in seconds since 1970. */
    static final String TIME = "ts";

    private static final Map<String, String> SPELLINGS = Map.of(
            "method", "verb",
            "respose", "response",
            "newParameters", "parameters",
            "statusCode", "status",
            "status", "statusCode");

    private Attributes() {}

    /**
     * The attribute's own name. Those of the kinds of an event will do too, because the event may be one.
     *
     * @throws HintedException when such events have none of that name
     */
    static String known(EventType type, String written) {
        Set<String> names = of(type);
        if (names.contains(written)) {
            return written;
        }
        String other = SPELLINGS.getOrDefault(written, written);
        if (names.contains(other)) {
            return other;
        }
        names.remove(EVENT);
        names.remove(TIME);
        throw new HintedException(
                "must have attributes of " + type + " between [ and ], but " + written + " is none",
                names.isEmpty() ? "it has none" : Suggestion.of(written, names));
    }

    private static Set<String> of(EventType type) {
        Set<String> names = new LinkedHashSet<>();
        for (EventType kind : Events.all()) {
            if (kind.isA(type)) {
                names.addAll(kind.attributes());
            }
        }
        names.add(EVENT);
        names.add(TIME);
        return names;
    }
}
