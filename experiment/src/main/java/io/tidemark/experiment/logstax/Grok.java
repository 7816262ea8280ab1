package io.tidemark.experiment.logstax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;

/**
 * A regular expression with named patterns in it: <code>^%{IP:host} - %{NUMBER:seconds:float}</code>. Every group with a name
 * becomes a field. Immutable.
 */
public final class Grok {
    private static final Pattern REFERENCE = Pattern.compile("%\\{(\\w+)(?::([^}:]+))?(?::(\\w+))?}");
    /** More than any sane pattern becomes. */
    private static final int LONGEST = 1_000_000;

    private final String text;
    private final Pattern pattern;
    private final List<Field> fields;

    private record Field(String group, String name, FieldType type) {}

    private Grok(String text, Pattern pattern, List<Field> fields) {
        this.text = text;
        this.pattern = pattern;
        this.fields = fields;
    }

    /** @throws IllegalArgumentException when it is none; says what is wrong */
    public static Grok compile(String text, PatternLibrary library) {
        Regex.Translation translation;
        try {
            translation = Regex.translate(expand(text, library, new ArrayDeque<>()), Pattern.MULTILINE);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("must be a grok pattern: " + e.getDescription(), e);
        }
        List<Field> fields = IntStream.range(0, translation.groups().size())
                .mapToObj(i ->
                        field(Regex.Translation.group(i), translation.groups().get(i)))
                .toList();
        return new Grok(text, translation.pattern(), fields);
    }

    private static String expand(String text, PatternLibrary library, Deque<String> within) {
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            if (within.contains(name)) {
                throw new IllegalArgumentException("%{" + name + "} is made of itself");
            }
            within.push(name);
            String inner = expand(library.pattern(name), library, within);
            within.pop();
            String field = matcher.group(2) == null ? "" : matcher.group(2);
            String type = matcher.group(3) == null ? "" : ":" + matcher.group(3);
            String open = field.isEmpty() ? "(?:" : "(?<" + field + type + ">";
            matcher.appendReplacement(out, Matcher.quoteReplacement(open + inner + ")"));
            if (out.length() > LONGEST) {
                throw new IllegalArgumentException("must be shorter: it becomes more than " + LONGEST + " characters");
            }
        }
        return matcher.appendTail(out).toString();
    }

    private static Field field(String group, String name) {
        int colon = name.indexOf(':');
        return colon < 0
                ? new Field(group, name, FieldType.TEXT)
                : new Field(group, name.substring(0, colon), FieldType.of(name.substring(colon + 1)));
    }

    /** The fields of a text that matches; of several groups with the same name the first that took part. */
    public Optional<SequencedMap<String, Object>> match(String line, Matching matching) {
        Matcher matcher = pattern.matcher(line);
        if (!matching.find(matcher)) {
            return Optional.empty();
        }
        LinkedHashMap<String, Object> found = new LinkedHashMap<>();
        for (Field field : fields) {
            String value = matcher.group(field.group());
            if (value != null) {
                found.putIfAbsent(field.name(), field.type().value(value));
            }
        }
        return Optional.of(found);
    }

    @Override
    public String toString() {
        return text;
    }
}
