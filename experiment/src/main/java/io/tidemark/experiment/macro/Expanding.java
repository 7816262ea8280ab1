package io.tidemark.experiment.macro;

import io.tidemark.experiment.expression.Scope;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names whose values may have macros themselves, which are filled in.
 *
 * @param path the names whose values are being filled in
 */
record Expanding(Scope inner, List<String> path) implements Scope {
    static Expanding of(Scope scope) {
        return scope instanceof Expanding expanding ? expanding : new Expanding(scope, List.of());
    }

    @Override
    public Optional<Object> find(String name) {
        Optional<Object> value = inner.find(name);
        return value.isPresent() && value.get() instanceof String text && Template.hasMacros(text)
                ? Optional.of(expanded(name, text))
                : value;
    }

    private String expanded(String name, String text) {
        if (path.contains(name)) {
            throw new IllegalArgumentException("must not refer to itself: "
                    + Stream.concat(path.subList(path.indexOf(name), path.size()).stream(), Stream.of(name))
                            .collect(Collectors.joining(" -> ")));
        }
        Template template;
        try {
            template = Template.parse(text);
        } catch (IllegalArgumentException noMacros) {
            return text;
        }
        List<String> longer = Stream.concat(path.stream(), Stream.of(name)).toList();
        return template.render(new Expanding(inner, longer));
    }
}
