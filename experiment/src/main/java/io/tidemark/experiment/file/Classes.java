package io.tidemark.experiment.file;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.functions.yaml.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds classes of components by the many ways in which people write them. */
final class Classes {
    private static final Pattern PACKAGE = Pattern.compile("performance\\.driver\\.(?:core\\.)?class(?:es)?\\.");

    private final List<ComponentType<?>> types;

    Classes(List<ComponentType<?>> types) {
        this.types = List.copyOf(types);
    }

    List<ComponentType<?>> all() {
        return types;
    }

    /** With or without the role or the original's packages in front, in small or capital letters. */
    Optional<ComponentType<?>> find(Role role, String written) {
        String name = bare(written);
        return types.stream()
                .filter(type -> type.role() == role && isNamed(type, name))
                .findFirst()
                // Modules of the original, which are part of a class's full name, say nothing more.
                .or(() -> types.stream()
                        .filter(type -> type.role() == role && isNamed(type, last(name)))
                        .findFirst());
    }

    private static boolean isNamed(ComponentType<?> type, String name) {
        return type.name().equalsIgnoreCase(name)
                || type.spellings().stream().anyMatch(spelling -> bare(spelling).equalsIgnoreCase(name));
    }

    private static String bare(String written) {
        String name = PACKAGE.matcher(written.strip()).replaceFirst("");
        for (Role role : Role.values()) {
            for (String prefix :
                    List.of(role.prefix(), role.section(), role.name().toLowerCase(Locale.ROOT))) {
                if (name.toLowerCase(Locale.ROOT).startsWith(prefix + ".")) {
                    return name.substring(prefix.length() + 1);
                }
            }
        }
        return name;
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** What may have been meant by a class that is none of this role. */
    String hint(Role role, String written) {
        Optional<Role> other = Arrays.stream(Role.values())
                .filter(candidate -> find(candidate, written).isPresent())
                .findFirst();
        if (other.isPresent()) {
            return find(other.get(), written).map(Classes::full).orElse(written) + " belongs under "
                    + other.get().section();
        }
        List<String> names = new ArrayList<>();
        types.stream().filter(type -> type.role() == role).forEach(type -> names.add(type.name()));
        String near = Suggestion.near(bare(written), names);
        return near.isEmpty() ? Suggestion.of(last(bare(written)), names) : near;
    }

    /** What a missing class may be. */
    String example(Role role) {
        return "what it is"
                + types.stream()
                        .filter(type -> type.role() == role)
                        .findFirst()
                        .map(type -> ", such as " + full(type))
                        .orElse("");
    }

    /** As it is best written: {@code channel.HTTPChannel}. */
    static String full(ComponentType<?> type) {
        return type.role().prefix() + "." + type.name();
    }
}
