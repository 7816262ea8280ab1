package io.tidemark.experiment.file;

import io.tidemark.experiment.component.Role;
import io.tidemark.functions.yaml.Tree;
import io.tidemark.functions.yaml.Tree.Mapping;
import io.tidemark.functions.yaml.Tree.Scalar;
import io.tidemark.functions.yaml.Tree.Sequence;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names that get their values only while the experiment runs. */
final class RuntimeNames {
    private static final Set<String> ALWAYS =
            Set.of("i", "_i", "cmdlinepid", "dcos_auth_token", "host_url", "host_pid");
    private static final String OF_REFERENCE = "refmeta:";
    /** Options of components by which they get to know the name of what they define. */
    private static final List<String> DEFINING = List.of("definition", "define");

    private final Set<String> names = new HashSet<>(ALWAYS);

    RuntimeNames(Mapping root) {
        for (Role role : Role.values()) {
            Optional.ofNullable(root.entries().get(role.section())).ifPresent(entry -> {
                if (entry.value() instanceof Sequence list) {
                    list.items().forEach(this::collect);
                }
            });
        }
    }

    private void collect(Tree component) {
        if (component instanceof Mapping mapping) {
            for (String option : DEFINING) {
                scalar(mapping, option).ifPresent(names::add);
            }
            scalar(mapping, "name").ifPresent(name -> names.addAll(List.of(name + "_url", name + "_pid")));
        }
    }

    private static Optional<String> scalar(Mapping mapping, String key) {
        return Optional.ofNullable(mapping.entries().get(key))
                .filter(entry -> entry.value() instanceof Scalar)
                .map(entry -> ((Scalar) entry.value()).text());
    }

    /** A definition that somebody may give or leave out. */
    void add(String name) {
        names.add(name);
    }

    boolean has(String name) {
        return names.contains(name) || name.startsWith(OF_REFERENCE);
    }
}
