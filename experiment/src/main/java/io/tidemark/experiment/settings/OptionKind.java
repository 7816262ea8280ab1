package io.tidemark.experiment.settings;

/** What may be written for an option. */
public enum OptionKind {
    /** A text whose macros are filled in when it is used: {@link Settings#text}. */
    TEXT("text"),
    /** A number, or a text that becomes one when its macros are filled in: {@link Settings#amount}. */
    AMOUNT("number, may have macros"),
    /** A text that must be known before anything runs: {@link Settings#word}. */
    WORD("text, without parameters"),
    /** {@link Settings#number}. */
    NUMBER("number"),
    /** {@link Settings#whole}. */
    WHOLE("whole number"),
    /** {@code 500ms}, {@code 10s}, or a number of seconds: {@link Settings#duration}. */
    DURATION("duration"),
    /** {@code yes} or {@code no}: {@link Settings#yes}. */
    YES("yes or no"),
    /** One of some words: {@link Settings#choice}. */
    CHOICE("word"),
    /** {@link Settings#expression}. */
    EXPRESSION("expression"),
    /** {@link Settings#filter}. */
    FILTER("event filter"),
    /** A declared metric: {@link Settings#metric}. */
    METRIC("metric"),
    /** A declared parameter: {@link Settings#parameter}. */
    PARAMETER("parameter"),
    /** The name of a trigger of tasks: {@link Settings#word}. */
    TRIGGER("trigger"),
    /** {@link Settings#words}. */
    WORDS("list of texts"),
    /** A mapping of any names to texts: {@link Settings#texts}. */
    TEXTS("mapping of texts"),
    /** Anything, with macros in its texts: {@link Settings#tree}. */
    TREE("anything"),
    /** {@link Settings#section}. */
    SECTION("mapping"),
    /** {@link Settings#sections}. */
    SECTIONS("list of mappings");

    private final String words;

    OptionKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
