package io.tidemark.emulator.file;

import io.tidemark.emulator.backend.Template;
import io.tidemark.functions.yaml.NamedValue;
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
        check(value);
        Template.Builder json = new Template.Builder();
        write(value.tree(), json);
        return json.build();
    }

    Template text(Value value) {
        String text = value.text();
        check(value, text);
        return Template.ofText(text);
    }

    private void check(Value value) {
        switch (value.tree()) {
            case Mapping mapping -> {
                for (NamedValue entry : value.entries("must be a mapping")) {
                    check(entry.value(), entry.name());
                    check(entry.value());
                }
            }
            case Sequence sequence when sequence.items().isEmpty() -> {}
            case Sequence sequence -> value.items("must be a list").forEach(this::check);
            case Scalar scalar -> check(value, scalar.text());
        }
    }

    private void check(Value value, String text) {
        if (!Template.isClosed(text)) {
            value.reject("must close every ${ with a name and }", "write $${ for a literal ${");
        }
        for (String name : Template.ofText(text).references()) {
            if (!known.contains(name)) {
                value.reject("refers to ${" + name + "}, which is not known here", Suggestion.of(name, known));
            }
        }
    }

    private static void write(Tree tree, Template.Builder json) {
        switch (tree) {
            case Mapping mapping -> {
                json.raw("{");
                String separator = "";
                for (var entry : mapping.entries().entrySet()) {
                    json.raw(separator).key(entry.getKey());
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
