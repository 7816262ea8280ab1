package io.tidemark.emulator.file;

import io.tidemark.emulator.backend.Template;
import io.tidemark.functions.yaml.Suggestion;
import io.tidemark.functions.yaml.Tree;
import io.tidemark.functions.yaml.Tree.Kind;
import io.tidemark.functions.yaml.Tree.Mapping;
import io.tidemark.functions.yaml.Tree.Scalar;
import io.tidemark.functions.yaml.Tree.Sequence;
import io.tidemark.functions.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Makes templates of what is written, and finds references to nothing. */
final class TemplateReader {
    /** As JSON writes numbers; YAML has more ways, such as .5 or 0x10, which stay texts. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private final List<String> known;

    /** @param known names that a template may refer to */
    TemplateReader(List<String> known) {
        this.known = List.copyOf(known);
    }

    /** These and more. */
    TemplateReader with(String... more) {
        List<String> all = new ArrayList<>(known);
        all.addAll(List.of(more));
        return new TemplateReader(all);
    }

    /** Any YAML is JSON with the same meaning. */
    Template json(Value value) {
        Template.Builder json = new Template.Builder();
        write(value.tree(), json);
        return checked(value, json.build());
    }

    Template text(Value value) {
        return checked(value, Template.ofText(value.text()));
    }

    private Template checked(Value value, Template template) {
        for (String name : template.references()) {
            if (!known.contains(name)) {
                value.reject("refers to ${" + name + "}, which is not known here", Suggestion.of(name, known));
            }
        }
        return template;
    }

    private static void write(Tree tree, Template.Builder json) {
        switch (tree) {
            case Mapping mapping -> {
                json.raw("{");
                String separator = "";
                for (var entry : mapping.entries().entrySet()) {
                    json.raw(separator).text(entry.getKey()).raw(":");
                    write(entry.getValue().value(), json);
                    separator = ",";
                }
                json.raw("}");
            }
            case Sequence sequence -> {
                json.raw("[");
                String separator = "";
                for (Tree item : sequence.items()) {
                    json.raw(separator);
                    write(item, json);
                    separator = ",";
                }
                json.raw("]");
            }
            case Scalar scalar -> scalar(scalar, json);
        }
    }

    private static void scalar(Scalar scalar, Template.Builder json) {
        if (scalar.kind() == Kind.NULL) {
            json.raw("null");
        } else if (scalar.kind() == Kind.BOOLEAN) {
            json.raw(Boolean.toString("true".equalsIgnoreCase(scalar.text())));
        } else if (scalar.kind() == Kind.NUMBER && NUMBER.matcher(scalar.text()).matches()) {
            json.raw(scalar.text());
        } else {
            json.text(scalar.text());
        }
    }
}
