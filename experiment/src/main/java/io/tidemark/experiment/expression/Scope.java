package io.tidemark.experiment.expression;

import java.util.Map;
import java.util.Optional;

/** What names stand for. Values are as in JSON: texts, {@link Long}, {@link Double}, {@link Boolean}, lists and maps. */
@FunctionalInterface
public interface Scope {
    Scope EMPTY = _ -> Optional.empty();

    Optional<Object> find(String name);

    /** Names that this one does not know are looked up in the other. */
    default Scope orElse(Scope other) {
        return name -> find(name).or(() -> other.find(name));
    }

    static Scope of(Map<String, ?> values) {
        return name -> Optional.ofNullable(values.get(name));
    }
}
