package io.tidemark.experiment.logstax;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes fields of fields by patterns, and changes the fields and tags of a message that matches. Immutable.
 *
 * @param patterns by the field that they are for; of several for one field the first that matches counts
 * @param overwrite fields that may be replaced; others are only added
 * @param changes what happens to a message of which any pattern matches
 */
public record GrokFilter(
        SequencedMap<String, List<Grok>> patterns, Matching matching, Set<String> overwrite, Changes changes) {
    private static final Pattern REFERENCE = Pattern.compile("%\\{([^}]+)}");

    /** @param addField values in which <code>%{name}</code> stands for another field */
    public record Changes(
            SequencedMap<String, String> addField,
            List<String> removeField,
            List<String> addTag,
            List<String> removeTag) {
        public static final Changes NONE = new Changes(new LinkedHashMap<>(), List.of(), List.of(), List.of());
    }

    /**
     * @param text fills in what a value of a new field has to fill in, beside other fields
     * @return whether the message matches; otherwise it is as it was
     */
    public boolean apply(Message message, Function<String, String> text) {
        SequencedMap<String, Object> found = new LinkedHashMap<>();
        boolean matches = false;
        for (Map.Entry<String, List<Grok>> entry : patterns.entrySet()) {
            Optional<SequencedMap<String, Object>> fields = message.text(entry.getKey())
                    .flatMap(value -> entry.getValue().stream()
                            .flatMap(grok -> grok.match(value, matching).stream())
                            .findFirst());
            matches |= fields.isPresent();
            fields.ifPresent(found::putAll);
        }
        if (matches) {
            found.forEach((name, value) -> {
                if (overwrite.contains(name)) {
                    message.fields().put(name, value);
                } else {
                    message.fields().putIfAbsent(name, value);
                }
            });
            change(message, text);
        }
        return matches;
    }

    private void change(Message message, Function<String, String> text) {
        changes.addField().forEach((name, value) -> message.fields().put(name, filled(text.apply(value), message)));
        changes.removeField().forEach(message.fields()::remove);
        changes.addTag().forEach(tag -> message.tags().add(filled(tag, message)));
        changes.removeTag().forEach(message.tags()::remove);
    }

    private static String filled(String text, Message message) {
        return REFERENCE
                .matcher(text)
                .replaceAll((MatchResult reference) -> Matcher.quoteReplacement(
                        message.text(reference.group(1)).orElse(reference.group())));
    }
}
