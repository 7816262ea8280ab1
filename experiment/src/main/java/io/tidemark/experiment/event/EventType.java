package io.tidemark.experiment.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A kind of event. Whoever listens to a kind also hears those that are kinds of it. */
public final class EventType {
    private final String name;
    private final @Nullable EventType parent;
    private final List<String> attributes;
    private final String meaning;

    EventType(String name, @Nullable EventType parent, String meaning, String... attributes) {
        this.name = name;
        this.parent = parent;
        this.meaning = meaning;
        List<String> all = new ArrayList<>(parent == null ? List.of() : parent.attributes);
        all.addAll(List.of(attributes));
        this.attributes = Collections.unmodifiableList(all);
    }

    public String name() {
        return name;
    }

    public Optional<EventType> parent() {
        return Optional.ofNullable(parent);
    }

    /** Also those of its parents. */
    public List<String> attributes() {
        return attributes;
    }

    /** What has happened, in a sentence. */
    public String meaning() {
        return meaning;
    }

    public boolean isA(EventType other) {
        for (EventType type = this; type != null; type = type.parent) {
            if (type == other) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return name;
    }
}
