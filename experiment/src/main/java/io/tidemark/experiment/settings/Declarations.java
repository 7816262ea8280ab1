package io.tidemark.experiment.settings;

import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.filter.Singles;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the whole experiment declares, which components refer to.
 *
 * @param parameters with the value that each has where none is set
 * @param metrics their names
 * @param definitions as far as they are known before anything runs
 * @param meta likewise
 */
public record Declarations(
        Map<String, Object> parameters,
        List<String> metrics,
        Map<String, Object> definitions,
        Map<String, Object> meta,
        Singles singles) {
    private static final String META = "meta:";

    public Declarations {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        metrics = List.copyOf(metrics);
        definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
        meta = Collections.unmodifiableMap(new LinkedHashMap<>(meta));
    }

    /** Names of definitions, and of metadata as {@code meta:name}; a definition's own name wins over metadata. */
    public Scope scope() {
        Scope ofMeta = Scope.of(meta);
        return Scope.of(definitions)
                .orElse(name -> ofMeta.find(name.startsWith(META) ? name.substring(META.length()) : name));
    }
}
