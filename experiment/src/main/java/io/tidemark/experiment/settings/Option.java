package io.tidemark.experiment.settings;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An option of a component, as it is read and as it is described: both come from here.
 *
 * @param name as it is best written
 * @param spellings other names for it
 * @param otherwise what holds without it, as it would be written; empty for nothing
 * @param meaning in a sentence or two
 * @param options those of a section or of each of a list's
 * @param words of a choice
 */
public record Option(
        String name,
        List<String> spellings,
        OptionKind kind,
        boolean required,
        String otherwise,
        String meaning,
        List<Option> options,
        List<String> words) {
    public Option {
        requireNonNull(name, "name is null");
        spellings = List.copyOf(spellings);
        requireNonNull(kind, "kind is null");
        requireNonNull(otherwise, "otherwise is null");
        requireNonNull(meaning, "meaning is null");
        options = List.copyOf(options);
        words = List.copyOf(words);
    }

    public static Option required(String name, OptionKind kind, String meaning, Option... options) {
        return new Option(name, List.of(), kind, true, "", meaning, List.of(options), List.of());
    }

    public static Option optional(String name, OptionKind kind, String otherwise, String meaning, Option... options) {
        return new Option(name, List.of(), kind, false, otherwise, meaning, List.of(options), List.of());
    }

    public static Option choice(String name, String otherwise, String meaning, String... words) {
        return new Option(
                name, List.of(), OptionKind.CHOICE, otherwise.isEmpty(), otherwise, meaning, List.of(), List.of(words));
    }

    /** The same, which may be written in other ways too. */
    public Option or(String... spellings) {
        return new Option(name, List.of(spellings), kind, required, otherwise, meaning, options, words);
    }
}
