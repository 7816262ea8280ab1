package io.tidemark.experiment.logstax;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** What was made of one or more lines; filters change it. Not thread-safe. */
public final class Message {
    /** The field with the whole text. */
    public static final String TEXT = "message";

    private final LinkedHashMap<String, Object> fields = new LinkedHashMap<>();
    private final LinkedHashSet<String> tags = new LinkedHashSet<>();

    public Message(Map<String, ?> fields) {
        this.fields.putAll(fields);
    }

    public SequencedMap<String, Object> fields() {
        return fields;
    }

    public SequencedSet<String> tags() {
        return tags;
    }

    public Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field)).map(String::valueOf);
    }
}
