package io.tidemark.experiment.settings;

import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.macro.Template;
import io.tidemark.functions.yaml.Tree;
import io.tidemark.functions.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes templates of whole trees. */
final class TreeTemplates {
    private static final Set<String> YES = Set.of("yes", "true", "on");

    private interface Node {
        @Nullable
        Object render(Scope scope);
    }

    private TreeTemplates() {}

    /** @param templates makes the template of a text, and the problem when it is none */
    static TreeTemplate of(Value value, BiFunction<Value, String, Template> templates) {
        Node node = node(value, value.tree(), templates);
        return scope -> {
            Object rendered = node.render(scope);
            return rendered == null ? "" : rendered;
        };
    }

    /** Every text of a tree, also those in lists and mappings. */
    static void texts(Tree tree, Consumer<String> texts) {
        switch (tree) {
            case Tree.Scalar scalar -> texts.accept(scalar.text());
            case Tree.Sequence sequence -> sequence.items().forEach(item -> texts(item, texts));
            case Tree.Mapping mapping -> mapping.entries().values().forEach(entry -> texts(entry.value(), texts));
        }
    }

    /** Of a scalar that is a boolean. */
    static boolean isYes(String word) {
        return YES.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Whatever the places. */
    static boolean isSame(Tree left, Tree right) {
        return Objects.equals(plain(left), plain(right));
    }

    /** As JSON has values, with nothing filled in. */
    static @Nullable Object plain(Tree tree) {
        return switch (tree) {
            case Tree.Scalar scalar ->
                switch (scalar.kind()) {
                    case NUMBER -> number(scalar.text());
                    case BOOLEAN -> isYes(scalar.text());
                    case NULL -> null;
                    case TEXT -> scalar.text();
                };
            case Tree.Sequence sequence -> {
                List<@Nullable Object> items = new ArrayList<>();
                sequence.items().forEach(item -> items.add(plain(item)));
                yield items;
            }
            case Tree.Mapping mapping -> {
                Map<String, @Nullable Object> entries = new LinkedHashMap<>();
                mapping.entries().forEach((key, entry) -> entries.put(key, plain(entry.value())));
                yield entries;
            }
        };
    }

    private static Node node(Value value, Tree tree, BiFunction<Value, String, Template> templates) {
        return switch (tree) {
            case Tree.Scalar scalar -> scalar(value, scalar, templates);
            case Tree.Sequence sequence -> list(value, sequence, templates);
            case Tree.Mapping mapping -> map(value, mapping, templates);
        };
    }

    private static Node scalar(Value value, Tree.Scalar scalar, BiFunction<Value, String, Template> templates) {
        return switch (scalar.kind()) {
            case NUMBER -> constant(number(scalar.text()));
            case BOOLEAN -> constant(isYes(scalar.text()));
            case NULL -> constant(null);
            case TEXT -> templates.apply(new Value(value.problems(), value.path(), scalar), scalar.text())::render;
        };
    }

    private static Node constant(@Nullable Object object) {
        return _ -> object;
    }

    private static Node list(Value value, Tree.Sequence sequence, BiFunction<Value, String, Template> templates) {
        List<Node> nodes = new ArrayList<>();
        sequence.items().forEach(item -> nodes.add(node(value, item, templates)));
        return scope -> {
            List<@Nullable Object> items = new ArrayList<>();
            nodes.forEach(node -> items.add(node.render(scope)));
            return items;
        };
    }

    private static Node map(Value value, Tree.Mapping mapping, BiFunction<Value, String, Template> templates) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> nodes.put(key, node(value, entry.value(), templates)));
        return scope -> {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            nodes.forEach((key, node) -> entries.put(key, node.render(scope)));
            return entries;
        };
    }

    /** Whole numbers stay whole. */
    static Object number(String text) {
        try {
            return text.startsWith("0x")
                    ? (Object) Long.parseLong(text.substring(2), 16)
                    : text.startsWith("0o") ? Long.parseLong(text.substring(2), 8) : Long.parseLong(text);
        } catch (NumberFormatException _) {
            return decimal(text);
        }
    }

    /** YAML's own words for what is no finite number stay texts: no value is ever one. */
    private static Object decimal(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? (Object) number : text;
        } catch (NumberFormatException notANumber) {
            return text;
        }
    }
}
