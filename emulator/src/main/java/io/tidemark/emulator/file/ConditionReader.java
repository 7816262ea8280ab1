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
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditions: {@code {progress: given}}, {@code {progress: absent}}, {@code {count: 1..5}}, {@code {kind: express}}. */
final class ConditionReader {
    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,18})\\.\\.(-?\\d{1,18})");
    private static final String EXPECTED = "must be a mapping of fields, such as {progress: given}";

    private final Map<String, Field> fields;
    private final SequencedMap<String, Condition> named = new LinkedHashMap<>();

    ConditionReader(Map<String, Field> fields) {
        this.fields = fields;
    }

    void readNamed(Value value) {
        for (NamedValue entry : value.entries("must be a mapping of names to conditions")) {
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
                    "must be the name of a condition, or " + EXPECTED, Suggestion.of(value.written(), named.keySet()));
            return Condition.ALWAYS;
        }
        return condition;
    }

    private Condition parts(Value value) {
        List<Part> parts = new ArrayList<>();
        for (NamedValue entry : value.entries(EXPECTED)) {
            Field field = fields.get(entry.name());
            if (field == null) {
                entry.rejectName("is not a field", Suggestion.of(entry.name(), fields.keySet()));
            } else {
                parts.add(new Part(field, test(field, entry.value())));
            }
        }
        return new Condition(parts);
    }

    private static Test test(Field field, Value value) {
        String text = value.text();
        Matcher range = RANGE.matcher(text);
        if (text.equals("given") || text.equals("absent")) {
            return new Test.Given(text.equals("given"));
        }
        if (field.kind() != Field.Kind.WHOLE) {
            return new Test.Equal(text);
        }
        if (range.matches() && Long.parseLong(range.group(1)) <= Long.parseLong(range.group(2))) {
            return new Test.Within(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
        }
        if (text.matches("-?\\d{1,18}")) {
            return new Test.Within(Long.parseLong(text), Long.parseLong(text));
        }
        value.reject("must be given, absent, a whole number, or a range such as 1..5");
        return new Test.Given(true);
    }
}
