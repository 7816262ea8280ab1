package io.tidemark.functions.planfile;

import io.tidemark.functions.planfile.PlanPath.Part;
import io.tidemark.functions.planfile.PlanPath.Position;
import io.tidemark.functions.yaml.Place;
import io.tidemark.functions.yaml.Tree;
import io.tidemark.functions.yaml.Tree.Entry;
import io.tidemark.functions.yaml.Tree.Mapping;
import io.tidemark.functions.yaml.Tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trees that differ from another one at a single path. */
final class TreeEdit {
    private TreeEdit() {}

    /** With the value at the path; what is in its way gives way. */
    static Tree set(@Nullable Tree tree, List<Part> path, Tree value) {
        if (path.isEmpty()) {
            return value;
        }
        List<Part> rest = path.subList(1, path.size());
        return switch (path.getFirst()) {
            case PlanPath.Key key -> setKey(tree, key.name(), rest, value);
            case Position position -> setItem(tree, position.index(), rest, value);
        };
    }

    private static Mapping setKey(@Nullable Tree tree, String key, List<Part> rest, Tree value) {
        Mapping mapping = tree instanceof Mapping found ? found : Mapping.empty(value.place());
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
        Entry old = entries.get(key);
        Place place = old == null || rest.isEmpty() ? value.place() : old.place();
        entries.put(key, new Entry(place, set(old == null ? null : old.value(), rest, value)));
        return new Mapping(mapping.place(), entries);
    }

    private static Sequence setItem(@Nullable Tree tree, int index, List<Part> rest, Tree value) {
        Sequence sequence = tree instanceof Sequence found ? found : new Sequence(value.place(), List.of());
        List<Tree> items = new ArrayList<>(sequence.items());
        if (index > items.size()) {
            throw new IllegalArgumentException("index must be within [0, " + items.size() + "] but is " + index);
        }
        if (index == items.size()) {
            items.add(set(null, rest, value));
        } else {
            items.set(index, set(items.get(index), rest, value));
        }
        return new Sequence(sequence.place(), items);
    }

    /** Without the value at a path of keys. */
    static Tree remove(Tree tree, List<Part> path) {
        if (!(tree instanceof Mapping mapping) || !(path.getFirst() instanceof PlanPath.Key key)) {
            return tree;
        }
        Entry old = mapping.entries().get(key.name());
        if (old == null) {
            return tree;
        }
        LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
        if (path.size() == 1) {
            entries.remove(key.name());
        } else {
            entries.put(key.name(), new Entry(old.place(), remove(old.value(), path.subList(1, path.size()))));
        }
        return new Mapping(mapping.place(), entries);
    }
}
