package io.tidemark.functions.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What was written, before it means anything: each part knows its place, so that every problem can name one. */
public sealed interface Tree {
    Place place();

    record Mapping(Place place, SequencedMap<String, Entry> entries) implements Tree {
        public Mapping {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }

        public static Mapping empty(Place place) {
            return new Mapping(place, new LinkedHashMap<>());
        }
    }

    /** @param place of the key */
    record Entry(Place place, Tree value) {}

    record Sequence(Place place, List<Tree> items) implements Tree {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** @param text as it was written, so that {@code 010} stays {@code 010} where a text is wanted */
    record Scalar(Place place, String text, Kind kind) implements Tree {}

    /** What YAML 1.2 takes a scalar for. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }
}
