package io.tidemark.functions.yaml;

import io.tidemark.functions.yaml.Tree.Entry;
import io.tidemark.functions.yaml.Tree.Mapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A mapping of known keys while it is read; unknown ones are problems from the start. */
public final class Section {
    private final Problems problems;
    private final String path;
    private final Mapping mapping;
    private final Keys keys;

    public Section(Problems problems, String path, Mapping mapping, Keys keys) {
        this.problems = problems;
        this.path = path;
        this.mapping = mapping;
        this.keys = keys;
        mapping.entries().forEach((key, entry) -> {
            if (!keys.keys().contains(key)) {
                problems.add(entry.place(), pathOf(key), "", "is not a known key", Suggestion.of(key, keys.keys()));
            }
        });
    }

    /** The value of a key, also when it is empty: then reading it is a problem. */
    public Optional<Value> find(String key) {
        requireKnown(key);
        Entry entry = mapping.entries().get(key);
        return entry == null ? Optional.empty() : Optional.of(new Value(problems, pathOf(key), entry.value()));
    }

    public Optional<Value> require(String key, String expected) {
        Optional<Value> value = find(key);
        if (value.isEmpty()) {
            reject(key, expected);
        }
        return value;
    }

    /** What is missing or wrong concerns the mapping as a whole: the problem has its place. */
    public void reject(String key, String expected) {
        reject(key, expected, "");
    }

    public void reject(String key, String expected, String hint) {
        problems.add(mapping.place(), key.isEmpty() ? path : pathOf(key), "", expected, hint);
    }

    public boolean has(String key) {
        requireKnown(key);
        return mapping.entries().containsKey(key);
    }

    /** The first of those keys that is there; any other one as well is a problem. */
    public Optional<String> exclusive(List<String> alternatives) {
        List<String> present = new ArrayList<>();
        for (String key : mapping.entries().keySet()) {
            if (alternatives.contains(key)) {
                present.add(key);
            }
        }
        for (String key : present.subList(Math.min(1, present.size()), present.size())) {
            find(key).orElseThrow().reject("cannot be together with " + present.getFirst(), "leave one of them out");
        }
        return present.stream().findFirst();
    }

    /** Keys that make sense only in another case. */
    public void forbid(List<String> forbidden, String reason) {
        for (String key : forbidden) {
            find(key).ifPresent(value -> value.reject(reason));
        }
    }

    public Duration duration(String key, Duration otherwise) {
        return find(key).map(Value::duration).orElse(otherwise);
    }

    public Duration positiveDuration(String key, Duration otherwise) {
        return find(key).map(Value::positiveDuration).orElse(otherwise);
    }

    public boolean yes(String key, boolean otherwise) {
        return find(key).map(Value::yes).orElse(otherwise);
    }

    public <E extends Enum<E>> E choice(String key, Choices<E> choices, E otherwise) {
        return find(key).map(value -> value.choice(choices)).orElse(otherwise);
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private void requireKnown(String key) {
        if (!keys.keys().contains(key)) {
            throw new IllegalArgumentException(key + " must be one of " + keys.keys());
        }
    }
}
