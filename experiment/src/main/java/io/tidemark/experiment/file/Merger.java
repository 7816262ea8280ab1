package io.tidemark.experiment.file;

import io.tidemark.functions.yaml.Problems;
import io.tidemark.functions.yaml.Tree;
import io.tidemark.functions.yaml.Tree.Entry;
import io.tidemark.functions.yaml.Tree.Kind;
import io.tidemark.functions.yaml.Tree.Mapping;
import io.tidemark.functions.yaml.Tree.Scalar;
import io.tidemark.functions.yaml.Tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Joins what several files say: mappings key by key, lists end to end, and of anything else the later one. */
final class Merger {
    private final Problems problems;

    Merger(Problems problems) {
        this.problems = problems;
    }

    Mapping merge(Mapping first, Mapping second) {
        return merge("", first, second);
    }

    private Mapping merge(String path, Mapping first, Mapping second) {
        SequencedMap<String, Entry> entries = new LinkedHashMap<>(first.entries());
        second.entries().forEach((key, entry) -> {
            Entry before = entries.get(key);
            String name = path.isEmpty() ? key : path + "." + key;
            entries.put(key, before == null ? entry : new Entry(entry.place(), merge(name, before.value(), entry)));
        });
        return new Mapping(first.place(), entries);
    }

    private Tree merge(String path, Tree first, Entry later) {
        Tree second = later.value();
        if (isNothing(second)) {
            return first;
        }
        return switch (first) {
            case Mapping a when second instanceof Mapping b -> merge(path, a, b);
            case Sequence a when second instanceof Sequence b -> joined(a, b);
            case Scalar _ when second instanceof Scalar || isNothing(first) -> second;
            default -> {
                problems.add(
                        later.place(),
                        path,
                        "",
                        "must be " + kind(first) + ", as it is at "
                                + first.place().text() + ", not " + kind(second),
                        "the files cannot be joined");
                yield first;
            }
        };
    }

    private static Sequence joined(Sequence first, Sequence second) {
        List<Tree> items = new ArrayList<>(first.items());
        items.addAll(second.items());
        return new Sequence(first.place(), items);
    }

    private static boolean isNothing(Tree tree) {
        return tree instanceof Scalar scalar && scalar.kind() == Kind.NULL;
    }

    private static String kind(Tree tree) {
        return switch (tree) {
            case Mapping _ -> "a mapping";
            case Sequence _ -> "a list";
            case Scalar _ -> "a single value";
        };
    }
}
