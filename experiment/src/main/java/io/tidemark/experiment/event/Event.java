package io.tidemark.experiment.event;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Something that happened.
 *
 * @param id greater than that of every event before
 * @param epochMicros when
 * @param trace what led to it, with itself
 * @param attributes as JSON has values: {@link String}, {@link Long}, {@link Double}, {@link Boolean}, lists and maps
 */
public record Event(EventType type, long id, long epochMicros, Trace trace, SequencedMap<String, Object> attributes) {
    public Event {
        requireNonNull(type, "type is null");
        requireNonNull(trace, "trace is null");
        attributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
        for (String name : attributes.keySet()) {
            if (!type.attributes().contains(name)) {
                throw new IllegalArgumentException(type + " has no attribute " + name);
            }
        }
    }

    public boolean isA(EventType other) {
        return type.isA(other);
    }

    public Optional<Object> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** As a text; empty when it is not there. */
    public String text(String name) {
        return attribute(name).map(String::valueOf).orElse("");
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> map(String name) {
        return attributes.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    public double epochSeconds() {
        return epochMicros / 1e6;
    }
}
