package io.tidemark.experiment.file;

import io.tidemark.experiment.component.Role;
import io.tidemark.functions.yaml.Tree;
import io.tidemark.functions.yaml.Tree.Entry;
import io.tidemark.functions.yaml.Tree.Mapping;
import io.tidemark.functions.yaml.Tree.Sequence;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/** Where lists are meant, a single mapping is a list of one. */
final class Lists {
    private static final Set<String> SECTIONS =
            Arrays.stream(Role.values()).map(Role::section).collect(Collectors.toSet());
    private static final Set<String> OF_CONFIG = Set.of("parameters", "metrics", "indicators", "definitions");

    private Lists() {}

    static Tree made(String key, Tree value) {
        if (!(value instanceof Mapping mapping)) {
            return value;
        }
        if (SECTIONS.contains(key)) {
            return list(mapping);
        }
        if (!key.equals("config")) {
            return value;
        }
        SequencedMap<String, Entry> entries = new LinkedHashMap<>();
        mapping.entries()
                .forEach((name, entry) -> entries.put(
                        name,
                        OF_CONFIG.contains(name) && entry.value() instanceof Mapping one
                                ? new Entry(entry.place(), list(one))
                                : entry));
        return new Mapping(mapping.place(), entries);
    }

    private static Sequence list(Mapping only) {
        return new Sequence(only.place(), List.of(only));
    }
}
