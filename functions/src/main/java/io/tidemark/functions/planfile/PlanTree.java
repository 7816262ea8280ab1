package io.tidemark.functions.planfile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What was written, before it means anything: each part knows its place, so that every problem can name one. */
sealed interface PlanTree {
    Place place();

    record Mapping(Place place, SequencedMap<String, Entry> entries) implements PlanTree {
        public Mapping {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }

        static Mapping empty(Place place) {
            return new Mapping(place, new LinkedHashMap<>());
        }
    }

    /** @param place of the key */
    record Entry(Place place, PlanTree value) {}

    record Sequence(Place place, List<PlanTree> items) implements PlanTree {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** @param text as it was written, so that {@code 010} stays {@code 010} where a text is wanted */
    record Scalar(Place place, String text, Kind kind) implements PlanTree {}

    /** What YAML 1.2 takes a scalar for. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }
}
