package io.tidemark.experiment.tracker;

import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which messages of a log are wanted, by their tags and fields. */
@FunctionalInterface
interface MessageFilter {
    MessageFilter ANY = (_, _) -> true;

    List<Option> OPTIONS = List.of(
            Option.optional("all_tags", OptionKind.WORDS, "", "Tags that a message must all have.")
                    .or("tags"),
            Option.optional("some_tags", OptionKind.WORDS, "", "Tags of which a message must have one."),
            Option.optional("all_fields", OptionKind.WORDS, "", "Fields that a message must all have."),
            Option.optional("some_fields", OptionKind.WORDS, "", "Fields of which a message must have one."),
            Option.optional("fields", OptionKind.TEXTS, "", "Values that fields must have."));

    boolean accepts(Set<String> tags, Map<String, Object> fields);

    default boolean accepts(Event message) {
        Set<String> tags = new HashSet<>();
        if (message.attribute("tags").orElse(List.of()) instanceof List<?> list) {
            list.forEach(tag -> tags.add(String.valueOf(tag)));
        }
        return accepts(tags, message.map("fields"));
    }

    default MessageFilter and(MessageFilter other) {
        return (tags, fields) -> accepts(tags, fields) && other.accepts(tags, fields);
    }

    static MessageFilter read(Settings settings) {
        List<String> allTags = settings.words("all_tags");
        List<String> someTags = settings.words("some_tags");
        List<String> allFields = settings.words("all_fields");
        List<String> someFields = settings.words("some_fields");
        Scope scope = settings.declarations().scope();
        Map<String, String> values = new LinkedHashMap<>();
        settings.texts("fields").forEach((name, template) -> values.put(name, template.render(scope)));
        return (tags, fields) -> tags.containsAll(allTags)
                && some(someTags, tags::contains)
                && fields.keySet().containsAll(allFields)
                && some(someFields, fields::containsKey)
                && values.entrySet().stream()
                        .allMatch(entry -> fields.containsKey(entry.getKey())
                                && String.valueOf(fields.get(entry.getKey())).equals(entry.getValue()));
    }

    private static boolean some(List<String> wanted, Predicate<String> has) {
        return wanted.isEmpty() || wanted.stream().anyMatch(has);
    }
}
