package io.tidemark.functions.yaml;

import io.tidemark.core.shape.Shape;
import io.tidemark.core.units.Durations;
import io.tidemark.functions.yaml.Tree.Kind;
import io.tidemark.functions.yaml.Tree.Mapping;
import io.tidemark.functions.yaml.Tree.Scalar;
import io.tidemark.functions.yaml.Tree.Sequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A value of the tree while it is read. What is wrong becomes a problem and the fallback is returned, so that reading
 * goes on and finds the next mistake; the fallback is never used, because nothing is made of a file with problems.
 */
public record Value(Problems problems, String path, Tree tree) {
    private static final int MAX_LABEL = 200;
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    private static final Pattern TRUE = Pattern.compile("(?i)true|yes|on");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,19}");

    public void reject(String expected) {
        reject(expected, "");
    }

    public void reject(String expected, String hint) {
        problems.add(tree.place(), path, written(), expected, hint);
    }

    /** As it was written, when it is short enough to be written in one piece. */
    public String written() {
        return switch (tree) {
            case Scalar scalar -> scalar.text();
            case Sequence sequence -> sequence.items().isEmpty() ? "[]" : "[...]";
            case Mapping mapping -> mapping.entries().isEmpty() ? "{}" : "{...}";
        };
    }

    public boolean isScalar() {
        return tree instanceof Scalar;
    }

    public boolean isMapping() {
        return tree instanceof Mapping;
    }

    /** The single value; a problem and empty when it is something else. */
    public Optional<String> scalar(String expected) {
        if (tree instanceof Scalar scalar && scalar.kind() != Kind.NULL) {
            return Optional.of(scalar.text());
        }
        reject(expected);
        return Optional.empty();
    }

    public boolean isKind(Kind kind) {
        return tree instanceof Scalar scalar && scalar.kind() == kind;
    }

    public String text() {
        return scalar("must be a text").orElse("");
    }

    /** A short name: one line of at most 200 characters. */
    public String label() {
        String expected = "must be a name: 1 to " + MAX_LABEL + " characters in one line";
        String text = scalar(expected).orElse("?");
        if (text.isBlank() || text.length() > MAX_LABEL || text.chars().anyMatch(Character::isISOControl)) {
            reject(expected);
        }
        return text;
    }

    public long whole(long min, long max) {
        String expected = "must be a whole number from " + min + " to " + max;
        Optional<String> text = scalar(expected);
        if (text.isEmpty()) {
            return min;
        }
        if (WHOLE.matcher(text.get()).matches() && !isKind(Kind.NUMBER)) {
            reject(expected, "write " + text.get() + " without quotes");
            return min;
        }
        return parse(number -> wholeWithin(number, min, max, expected), min);
    }

    private static long wholeWithin(String text, long min, long max, String expected) {
        if (WHOLE.matcher(text).matches()) {
            try {
                long number = Long.parseLong(text);
                if (number >= min && number <= max) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(expected, e);
            }
        }
        throw new IllegalArgumentException(expected);
    }

    public boolean yes() {
        if (!isKind(Kind.BOOLEAN)) {
            reject("must be true or false");
        }
        return TRUE.matcher(written()).matches();
    }

    /** From nothing to the longest phase. */
    public Duration duration() {
        Duration duration = parse(Value::durationOf, Duration.ZERO);
        if (duration.compareTo(Shape.MAX_DURATION) > 0) {
            reject("must be a duration up to " + Durations.format(Shape.MAX_DURATION));
            return Duration.ZERO;
        }
        return duration;
    }

    /** More than nothing; a problem and a second when not. */
    public Duration positiveDuration() {
        int before = problems.count();
        Duration duration = duration();
        if (!duration.isZero()) {
            return duration;
        }
        if (problems.count() == before) {
            reject("must be a duration longer than 0s");
        }
        return Duration.ofSeconds(1);
    }

    private static Duration durationOf(String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            if (NUMBER.matcher(text).matches()) {
                throw new HintedException(e, "write " + text + "s");
            }
            throw e;
        }
    }

    public <E extends Enum<E>> E choice(Choices<E> choices) {
        E fallback = choices.byWord().firstEntry().getValue();
        Optional<String> text =
                scalar("must be one of " + String.join(", ", choices.byWord().keySet()));
        if (text.isEmpty()) {
            return fallback;
        }
        E chosen = choices.byWord().get(text.get());
        if (chosen == null) {
            reject(
                    "must be one of " + String.join(", ", choices.byWord().keySet()),
                    Suggestion.near(text.get(), choices.byWord().keySet()));
            return fallback;
        }
        return chosen;
    }

    /** By a parser whose IllegalArgumentException says what was expected. */
    public <T> T parse(Function<String, T> parser, T fallback) {
        Optional<String> text = scalar("must be a single value");
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            return parser.apply(text.get());
        } catch (HintedException e) {
            reject(e.expected(), e.hint());
        } catch (IllegalArgumentException e) {
            reject(String.valueOf(e.getMessage()));
        }
        return fallback;
    }

    /** A mapping of known keys; a problem and a mapping without keys when it is something else. */
    public Section section(Keys keys) {
        if (tree instanceof Mapping mapping) {
            return new Section(problems, path, mapping, keys);
        }
        reject("must be a mapping" + (keys.keys().isEmpty() ? "" : " with " + String.join(", ", keys.keys())));
        return new Section(new Problems(), path, Mapping.empty(tree.place()), keys);
    }

    /** The items of a list that is not empty; a problem and none when it is something else. */
    public List<Value> items(String expected) {
        if (!(tree instanceof Sequence sequence) || sequence.items().isEmpty()) {
            reject(expected);
            return List.of();
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            values.add(
                    new Value(problems, path + "[" + i + "]", sequence.items().get(i)));
        }
        return values;
    }

    /** A list's items, or the value itself as the only one. */
    public List<Value> oneOrMore(String expected) {
        return tree instanceof Sequence ? items(expected) : List.of(this);
    }

    /** The entries of a mapping with keys of any name, or of a list of such mappings where keys may be repeated. */
    public List<NamedValue> entries(String expected) {
        List<NamedValue> entries = new ArrayList<>();
        for (Value part : oneOrMore(expected)) {
            if (part.tree instanceof Mapping mapping) {
                mapping.entries()
                        .forEach((key, entry) -> entries.add(new NamedValue(
                                key, entry.place(), new Value(problems, part.path + "." + key, entry.value()))));
            } else {
                part.reject(expected);
            }
        }
        return entries;
    }
}
