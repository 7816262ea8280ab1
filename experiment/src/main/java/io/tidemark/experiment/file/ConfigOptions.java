package io.tidemark.experiment.file;

import io.tidemark.experiment.indicator.Indicators;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import java.util.List;

/** What may be written under {@code config:}. */
public final class ConfigOptions {
    static final String TITLE = "title";
    static final String REPEAT = "repeat";
    static final String STALE_TIMEOUT = "staleTimeout";
    static final String PARAMETERS = "parameters";
    static final String METRICS = "metrics";
    static final String INDICATORS = "indicators";
    static final String DEFINITIONS = "definitions";
    static final String META = "meta";

    private static final Option UNITS = Option.optional("units", OptionKind.WORD, "", "Its unit, for reports.");
    private static final Option DESCRIPTION = Option.optional("desc", OptionKind.WORD, "", "What it is, for people.")
            .or("description");
    private static final Option HEADLINE =
            Option.optional("title", OptionKind.WORD, "", "Its name in reports, if not `name`.");
    private static final Option UUID = Option.optional(
            "uuid", OptionKind.WORD, "", "Its identifier in a database, which only `PostgRESTReporter` needs.");

    public static final List<Option> ALL = List.of(
            Option.optional(TITLE, OptionKind.WORD, "Scale Tests", "What the experiment is called in reports."),
            Option.optional(REPEAT, OptionKind.WHOLE, "1", "How many runs: each goes through all phases.")
                    .or("runs"),
            Option.optional(
                    STALE_TIMEOUT,
                    OptionKind.DURATION,
                    "600s",
                    "How long a policy may wait for something to happen before the phase counts as stalled."),
            Option.optional(
                    PARAMETERS,
                    OptionKind.SECTIONS,
                    "",
                    "The axes of the experiment: whatever its policies set.",
                    Option.required("name", OptionKind.WORD, "Its name, in macros and expressions."),
                    DESCRIPTION,
                    UNITS,
                    HEADLINE,
                    UUID,
                    Option.optional("default", OptionKind.TREE, "0.0", "Its value where no policy sets it.")),
            Option.optional(
                    METRICS,
                    OptionKind.SECTIONS,
                    "",
                    "What is measured.",
                    Option.required("name", OptionKind.WORD, "Its name, as trackers and indicators refer to it."),
                    Option.optional(
                            "summarize",
                            OptionKind.TREE,
                            "",
                            "What its values are made into at each point: a list of summarizers, by name "
                                    + "(`[mean, max]`) or with options (`{class: \"@mean_err\", name: Mean}`)."),
                    DESCRIPTION,
                    UNITS,
                    HEADLINE,
                    UUID),
            new Option(
                    INDICATORS,
                    List.of(),
                    OptionKind.SECTIONS,
                    false,
                    "",
                    "Figures of the experiment as a whole.",
                    Indicators.OPTIONS,
                    List.of()),
            Option.optional(
                    DEFINITIONS,
                    OptionKind.SECTIONS,
                    "",
                    "The definitions that whoever runs it gives with `-D`.",
                    Option.required("name", OptionKind.WORD, "Its name."),
                    DESCRIPTION,
                    Option.optional("default", OptionKind.TREE, "", "Its value unless `define` or `-D` has another."),
                    Option.optional(
                            "required",
                            OptionKind.YES,
                            "no",
                            "Whether nothing runs without it; a default or an entry in `define` will do.")),
            Option.optional(
                    META,
                    OptionKind.TREE,
                    "",
                    "What else should stand in the results; the same as `meta` at the top."));

    private ConfigOptions() {}

    static List<Option> of(String section) {
        return ALL.stream()
                .filter(option -> option.name().equals(section))
                .findFirst()
                .orElseThrow()
                .options();
    }
}
