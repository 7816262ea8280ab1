package io.tidemark.emulator.file;

import io.tidemark.emulator.machine.Condition;
import io.tidemark.emulator.machine.Condition.Part;
import io.tidemark.emulator.machine.Condition.Test;
import io.tidemark.emulator.machine.Field;
import io.tidemark.functions.yaml.NamedValue;
import io.tidemark.functions.yaml.Suggestion;
import io.tidemark.functions.yaml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Conditions: {@code {progress: given}}, {@code {progress: absent}}, {@code {count: 1..5}}, {@code {count: 100..}},
 * {@code {kind: express}}, {@code {kind: [express, courier]}}.
 */
final class ConditionReader {
    private static final String GIVEN = "given";
    private static final String ABSENT = "absent";
    /** One number, or two ends of which one may be left out. */
    private static final Pattern RANGE =
            Pattern.compile("(?=-?\\d|\\.\\.-?\\d)(-?\\d{1,18})?(?:(\\.\\.)(-?\\d{1,18})?)?");

    private static final String EXPECTED =
            "must be a mapping of fields to what they must be, such as {progress: given}";

    private final Map<String, Field> fields;
    private final SequencedMap<String, Condition> named = new LinkedHashMap<>();

    ConditionReader(Map<String, Field> fields) {
        this.fields = fields;
    }

    void readNamed(Value value) {
        for (NamedValue entry : Entries.of(value, "must be a mapping of names to conditions")) {
            named.put(entry.name(), parts(entry.value()));
        }
    }

    /** A name of one, or one written out. */
    Condition read(Value value) {
        if (!value.isScalar()) {
            return parts(value);
        }
        Condition condition = named.get(value.written());
        if (condition == null) {
            value.reject(
                    "must be the name of a condition, or a mapping such as {progress: given}",
                    Suggestion.of(value.written(), named.keySet()));
            return Condition.ALWAYS;
        }
        return condition;
    }

    private Condition parts(Value value) {
        List<Part> parts = new ArrayList<>();
        for (NamedValue entry : Entries.of(value, EXPECTED)) {
            Field field = fields.get(entry.name());
            if (field == null) {
                entry.rejectName("must be the name of a field", Suggestion.of(entry.name(), fields.keySet()));
            } else {
                parts.add(new Part(field, test(field, entry.value())));
            }
        }
        return new Condition(parts);
    }

    private static Test test(Field field, Value value) {
        if (!value.isScalar()) {
            return new Test.Any(value.items(expected(field)).stream()
                    .map(item -> single(field, item))
                    .toList());
        }
        return value.written().equals(GIVEN) || value.written().equals(ABSENT)
                ? new Test.Given(value.written().equals(GIVEN))
                : single(field, value);
    }

    private static Test single(Field field, Value value) {
        if (field.kind() == Field.Kind.OBJECT) {
            value.reject(expected(field));
            return new Test.Given(true);
        }
        Optional<String> text = value.scalar(expected(field));
        return field.kind() == Field.Kind.TEXT || text.isEmpty()
                ? new Test.Equal(text.orElse(""))
                : range(value, text.get(), expected(field));
    }

    private static Test range(Value value, String text, String expected) {
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            long from = end(range.group(1), -Long.MAX_VALUE);
            // One number is a range of its own.
            long to = range.group(2) == null ? from : end(range.group(3), Long.MAX_VALUE);
            if (from <= to) {
                return new Test.Within(from, to);
            }
        }
        value.reject(expected);
        return new Test.Given(true);
    }

    private static long end(@Nullable String text, long otherwise) {
        return text == null ? otherwise : Long.parseLong(text);
    }

    private static String expected(Field field) {
        return switch (field.kind()) {
            case TEXT -> "must be given, absent, a text, or a list of texts";
            case WHOLE -> "must be given, absent, a whole number, a range such as 1..5 or 5.., or a list of these";
            case OBJECT -> "must be given or absent";
        };
    }
}
