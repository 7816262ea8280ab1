package io.tidemark.experiment.settings;

import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.filter.Singles;
import io.tidemark.experiment.macro.Template;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the whole experiment declares, which components refer to.
 *
 * @param parameters with the value that each has where none is set
 * @param metrics their names
 * @param indicators likewise
 * @param definitions as far as they are known before anything runs
 * @param meta likewise
 */
public record Declarations(
        Map<String, Object> parameters,
        List<String> metrics,
        List<String> indicators,
        Map<String, Object> definitions,
        Map<String, Object> meta,
        Singles singles) {
    private static final String META = "meta:";

    public Declarations {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        metrics = List.copyOf(metrics);
        indicators = List.copyOf(indicators);
        definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
        meta = Collections.unmodifiableMap(new LinkedHashMap<>(meta));
    }

    /** Names of definitions, and of metadata as {@code meta:name}; a definition's own name wins over metadata. */
    public Scope scope() {
        Scope ofMeta = Scope.of(meta);
        return Scope.of(definitions)
                .orElse(name -> ofMeta.find(name.startsWith(META) ? name.substring(META.length()) : name));
    }

    /** All names that have a value before anything runs. */
    public Set<String> known() {
        Set<String> names = new LinkedHashSet<>(definitions.keySet());
        meta.keySet().forEach(name -> {
            names.add(name);
            names.add(META + name);
        });
        return names;
    }

    /** The names in a text, and those in the definitions that it refers to. */
    public Set<String> mentioned(Template template) {
        Set<String> names = new LinkedHashSet<>();
        collect(template, names);
        return names;
    }

    private void collect(Template template, Set<String> names) {
        for (String name : template.names()) {
            Optional<Object> value = scope().find(name);
            if (names.add(name) && value.isPresent() && value.get() instanceof String text && text.contains("{{")) {
                try {
                    collect(Template.parse(text), names);
                } catch (IllegalArgumentException noMacros) {
                    // It is filled in as it is.
                }
            }
        }
    }

    /** The parameters that a text depends on, itself or by definitions. */
    public Set<String> parametersOf(Template template) {
        Set<String> names = mentioned(template);
        names.retainAll(parameters.keySet());
        return names;
    }
}
