package io.tidemark.experiment.file;

import io.tidemark.experiment.filter.Singles;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.Declarations;
import io.tidemark.experiment.settings.PlainValues;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.functions.yaml.NamedValue;
import io.tidemark.functions.yaml.Place;
import io.tidemark.functions.yaml.Problems;
import io.tidemark.functions.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads definitions and metadata: defaults, then {@code define}, then the command line. Those that depend on nothing that
 * changes are filled in, with each other.
 */
final class DefinitionReader {
    private final Problems problems;
    private final RuntimeNames runtime;
    private final Map<String, Object> definitions = new LinkedHashMap<>();
    private final Map<String, Object> meta = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();

    DefinitionReader(Problems problems, RuntimeNames runtime) {
        this.problems = problems;
        this.runtime = runtime;
    }

    /** Lower ones first: each overrides those before it. */
    void define(Value mapping) {
        read(mapping, definitions, "define");
    }

    void describe(Value mapping) {
        read(mapping, meta, "meta");
    }

    void given(Given given) {
        given.definitions(problems).forEach((name, value) -> {
            definitions.put(name, value);
            places.put(name, Place.flag("-D"));
        });
        meta.putAll(given.meta(problems));
    }

    private void read(Value mapping, Map<String, Object> into, String what) {
        for (NamedValue entry : mapping.entries("must be a mapping of names to values")) {
            Object value = PlainValues.of(entry.value().tree());
            if (value != null) {
                into.put(entry.name(), value);
                if (what.equals("define")) {
                    places.put(entry.name(), entry.place());
                }
            }
        }
    }

    /** What {@code config.definitions} says: defaults for what nobody defined, and problems for what nobody may leave out. */
    void require(List<Settings> demands) {
        for (Settings demand : demands) {
            String name = demand.word("name");
            demand.section()
                    .find("default")
                    .map(value -> PlainValues.of(value.tree()))
                    .ifPresent(value -> definitions.putIfAbsent(name, value));
            if (demand.yes("required") && !name.isEmpty() && !definitions.containsKey(name)) {
                demand.section()
                        .reject(
                                "",
                                "Missing required definition `" + name + "`",
                                demand.maybeWord("desc").orElse(""));
            }
        }
    }

    /** With nothing filled in. */
    Declarations raw() {
        return new Declarations(Map.of(), List.of(), List.of(), definitions, meta, new Singles());
    }

    /** @param parameters what depends on them stays */
    Declarations declarations(
            Map<String, Object> parameters, List<String> metrics, List<String> indicators, Singles singles) {
        Declarations raw = new Declarations(parameters, metrics, indicators, definitions, meta, singles);
        return new Declarations(
                parameters,
                metrics,
                indicators,
                filled(raw, definitions, "define."),
                filled(raw, meta, "meta."),
                singles);
    }

    private Map<String, Object> filled(Declarations raw, Map<String, Object> values, String path) {
        Map<String, Object> filled = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            Object whole = filled(raw, value, path, name);
            filled.put(name, whole == null ? "" : whole);
        });
        return filled;
    }

    private @Nullable Object filled(Declarations raw, @Nullable Object value, String path, String name) {
        return switch (value) {
            case String text when text.contains("{{") -> filledText(raw, text, path, name);
            case List<?> items -> {
                List<@Nullable Object> copy = new ArrayList<>();
                items.forEach(item -> copy.add(filled(raw, item, path, name)));
                yield copy;
            }
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, item) -> copy.put(String.valueOf(key), filled(raw, item, path, name)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    private Object filledText(Declarations raw, String text, String path, String name) {
        try {
            Template template = Template.parse(text);
            Set<String> names = raw.mentioned(template);
            boolean changes = names.stream().anyMatch(used -> runtime.has(used) && !definitions.containsKey(used))
                    || !raw.parametersOf(template).isEmpty();
            return changes ? text : template.render(raw.scope());
        } catch (IllegalArgumentException e) {
            problems.add(
                    places.getOrDefault(name, Place.COMMAND_LINE),
                    path + name,
                    text,
                    String.valueOf(e.getMessage()),
                    "");
            return text;
        }
    }
}
