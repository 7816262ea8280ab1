package io.tidemark.experiment.file;

import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.Declarations;
import io.tidemark.functions.yaml.Problems;
import io.tidemark.functions.yaml.Suggestion;
import io.tidemark.functions.yaml.Tree;
import io.tidemark.functions.yaml.Tree.Mapping;
import io.tidemark.functions.yaml.Tree.Scalar;
import io.tidemark.functions.yaml.Tree.Sequence;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds names in macros that nobody knows and that have no default. */
final class MacroCheck {
    private final RuntimeNames runtime;
    private final Set<String> known;
    private final boolean strict;
    private final Problems problems;
    private final List<String> warnings;

    MacroCheck(
            RuntimeNames runtime, Declarations declarations, boolean strict, Problems problems, List<String> warnings) {
        this.runtime = runtime;
        this.known = new LinkedHashSet<>(declarations.known());
        known.addAll(declarations.parameters().keySet());
        this.strict = strict;
        this.problems = problems;
        this.warnings = warnings;
    }

    void check(String path, Tree tree) {
        switch (tree) {
            case Scalar scalar -> check(path, scalar);
            case Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    check(path + "[" + i + "]", sequence.items().get(i));
                }
            }
            case Mapping mapping ->
                mapping.entries()
                        .forEach((key, entry) -> check(path.isEmpty() ? key : path + "." + key, entry.value()));
        }
    }

    private void check(String path, Scalar scalar) {
        if (!scalar.text().contains("{{")) {
            return;
        }
        Template template;
        try {
            template = Template.parse(scalar.text());
        } catch (IllegalArgumentException e) {
            // What is read as an option has been told.
            return;
        }
        for (String name : template.wanted()) {
            if (!known.contains(name) && !runtime.has(name)) {
                tell(path, scalar, name);
            }
        }
    }

    private void tell(String path, Scalar scalar, String name) {
        String near = Suggestion.near(name, known);
        String hint = near.isEmpty() ? "define it, or give a default: {{" + name + "|...}}" : near;
        if (strict) {
            problems.add(scalar.place(), path, scalar.text(), "must not use " + name + ", which nobody defines", hint);
        } else {
            warnings.add(scalar.place().text() + ": " + path + ": nobody defines " + name + ", so it is empty (" + hint
                    + ")");
        }
    }
}
