package io.tidemark.experiment.summary;

import io.tidemark.experiment.expression.Expression;
import io.tidemark.experiment.result.Summarizer;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.functions.yaml.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads summarizers, in both forms: {@code summarize: [mean, p95]}, and
 *
 * {@snippet lang="yaml":
 * summarize:
 *   - class: "@mean_err"
 *     name: Mean (With Error)
 *     outliers: no
 * }
 */
public final class Summarizers {
    private static final String PERCENTILE = "PercentileSummarizer";
    private static final String FORMULA = "FormulaSummarizer";

    /** As people shorten a percentile: {@code p99.9}. */
    private static final Pattern SHORT_PERCENTILE = Pattern.compile("p(\\d{1,3}(?:\\.\\d{1,6})?)");

    private static final double MOST_PERCENT = 100;

    /** What comes before the name of a built-in class: {@code @mean}, {@code summarize.PercentileSummarizer}. */
    private static final Pattern PREFIX = Pattern.compile(
            "@|(?:performance\\.driver\\.(?:core\\.)?classes\\.)?(?:summarize|summarizer|summarizers)\\.");

    private static final String NONE = "must be a summarizer";

    /** Of the long form. */
    public static final List<Option> OPTIONS = List.of(
            Option.required(
                    "class",
                    OptionKind.WORD,
                    "The summarizer: `\"@mean\"` or another of the built-in ones, `summarize.PercentileSummarizer`, or"
                            + " `summarize.FormulaSummarizer`."),
            Option.optional(
                    "name",
                    OptionKind.WORD,
                    "",
                    "Its name in reports. Without one, that of a built-in one is its own, `mean`, and that of others is"
                            + " the name of the class."),
            Option.optional(
                    "outliers",
                    OptionKind.YES,
                    "no",
                    "`yes` leaves out outliers: values whose distance from the median is at least twice the median of"
                            + " all such distances. `no` uses every value."),
            Option.optional(
                    "percentile",
                    OptionKind.NUMBER,
                    "95",
                    "For `PercentileSummarizer`: how many percent of the values are below the figure, 0 to 100."),
            Option.optional(
                    "formula",
                    OptionKind.EXPRESSION,
                    "",
                    "For `FormulaSummarizer`: an expression of `values`, a list in ascending order, and `n`, their"
                            + " number, such as `max(values) - min(values)`."));

    private Summarizers() {}

    /** For hints. */
    public static List<String> names() {
        return SummaryKind.words();
    }

    /** What can be written for a name that is none. */
    public static String suggestion(String name) {
        return Suggestion.of(bare(name), names());
    }

    /** By its name alone; empty when there is none of that name. */
    public static Optional<Summarizer> of(String name) {
        return builtIn(bare(name), bare(name), false);
    }

    /** Of the long form; a problem, and a stand-in, when something is wrong. */
    public static Summarizer of(Settings settings) {
        String type = bare(settings.word("class"));
        Optional<String> name = settings.maybeWord("name").filter(word -> !word.isBlank());
        boolean rejectOutliers = settings.yes("outliers");
        if (type.equals(PERCENTILE) || type.equals("percentile")) {
            return percentile(settings, name.orElse(type), rejectOutliers);
        }
        if (type.equals(FORMULA)) {
            return formula(settings, name.orElse(type), rejectOutliers);
        }
        return builtIn(type, name.orElse(type), rejectOutliers).orElseGet(() -> {
            settings.reject("class", NONE, hint(type));
            return standIn(name.orElse(type));
        });
    }

    private static Optional<Summarizer> builtIn(String type, String name, boolean rejectOutliers) {
        Matcher percentile = SHORT_PERCENTILE.matcher(type);
        if (percentile.matches() && Double.parseDouble(percentile.group(1)) <= MOST_PERCENT) {
            return Optional.of(new PercentileSummarizer(name, Double.parseDouble(percentile.group(1)), rejectOutliers));
        }
        return SummaryKind.of(type).map(kind -> new BuiltInSummarizer(name, kind, rejectOutliers));
    }

    private static Summarizer percentile(Settings settings, String name, boolean rejectOutliers) {
        double percentile = settings.number("percentile");
        if (!(percentile >= 0 && percentile <= MOST_PERCENT)) {
            settings.reject("percentile", "must be from 0 to 100", "");
            return standIn(name);
        }
        return new PercentileSummarizer(name, percentile, rejectOutliers);
    }

    private static Summarizer formula(Settings settings, String name, boolean rejectOutliers) {
        Optional<Expression> formula = settings.maybeExpression("formula");
        if (formula.isEmpty()) {
            settings.reject("formula", "must be an expression", "such as max(values) - min(values)");
            return standIn(name);
        }
        return new FormulaSummarizer(name, formula.get(), rejectOutliers);
    }

    /** So that reading can go on to the next problem. */
    private static Summarizer standIn(String name) {
        return new BuiltInSummarizer(name, SummaryKind.MEAN, false);
    }

    private static String hint(String type) {
        return type.contains(".")
                ? "code of one's own is not loaded; summarize.FormulaSummarizer takes an expression"
                : Suggestion.of(type, names());
    }

    private static String bare(String name) {
        Matcher prefix = PREFIX.matcher(name);
        return prefix.lookingAt() ? name.substring(prefix.end()) : name;
    }
}
