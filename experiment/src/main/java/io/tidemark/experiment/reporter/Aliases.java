package io.tidemark.experiment.reporter;

import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.settings.Settings;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A choice of names: {@code all}, a list, or a mapping to what they are to be called. */
final class Aliases {
    private static final String ALL = "all";

    /** Null for all, under their own names. */
    private final @Nullable Map<String, String> names;

    private Aliases(@Nullable Map<String, String> names) {
        this.names = names;
    }

    static Aliases all() {
        return new Aliases(null);
    }

    static Aliases none() {
        return new Aliases(Map.of());
    }

    /** Empty when nothing is written. */
    static Optional<Aliases> of(Settings settings, String key) {
        Scope scope = settings.declarations().scope();
        return settings.tree(key).map(tree -> of(settings, key, tree.render(scope)));
    }

    private static Aliases of(Settings settings, String key, Object written) {
        Map<String, String> names = new LinkedHashMap<>();
        switch (written) {
            case String text
            when text.equals(ALL) -> {
                return all();
            }
            case Collection<?> list -> list.forEach(name -> names.put(String.valueOf(name), String.valueOf(name)));
            case Map<?, ?> map -> map.forEach((name, alias) -> names.put(String.valueOf(name), String.valueOf(alias)));
            default -> settings.reject(key, "must be all, a list of names, or a mapping of names to aliases", "");
        }
        return new Aliases(names);
    }

    /** Names that are chosen one by one. */
    Collection<String> named() {
        Map<String, String> chosen = names;
        return chosen == null ? List.of() : chosen.keySet();
    }

    /** What it is called; empty when it is not chosen. */
    Optional<String> find(String name) {
        Map<String, String> chosen = names;
        return chosen == null ? Optional.of(name) : Optional.ofNullable(chosen.get(name));
    }
}
