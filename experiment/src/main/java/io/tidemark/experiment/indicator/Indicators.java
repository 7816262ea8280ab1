package io.tidemark.experiment.indicator;

import io.tidemark.experiment.expression.Expression;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.result.Indicator;
import io.tidemark.experiment.result.Metric;
import io.tidemark.experiment.result.Summarizer;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.experiment.summary.BuiltInSummarizer;
import io.tidemark.functions.yaml.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads {@code config.indicators}. */
public final class Indicators {
    public static final List<Option> OPTIONS = List.of(
            Option.required(
                    "class",
                    OptionKind.WORD,
                    "`indicator.NormalizedMeanMetricIndicator`, `indicator.NormalizedMinMetricIndicator` or"
                            + " `indicator.NormalizedMaxMetricIndicator`: mean, least or greatest of figure / norm over"
                            + " all phases."),
            Option.required("name", OptionKind.WORD, "Its name in reports."),
            Option.required(
                    "metric",
                    OptionKind.WORD,
                    "The figure of each phase: `<metric>.<summarizer>`, by the summarizer's name in reports."),
            Option.optional(
                            "normalizeto",
                            OptionKind.EXPRESSION,
                            "1",
                            "The norm: an expression of the phase's parameters and of the definitions, such as"
                                    + " `0.8 * instances`.")
                    .or("parameter", "normalizeTo"));

    private Indicators() {}

    /** Names of the classes, without {@code indicator.}. */
    public static List<String> names() {
        return Arrays.stream(Normalization.values())
                .map(Normalization::className)
                .toList();
    }

    /** Empty, after a problem, when something is wrong. */
    public static Optional<Indicator> of(Settings settings, List<Metric> metrics) {
        String type = settings.word("class");
        String name = settings.word("name");
        String metric = settings.word("metric");
        Expression norm = settings.expression("normalizeto");
        Optional<Normalization> kind = Normalization.of(type.substring(type.lastIndexOf('.') + 1));
        if (kind.isEmpty()) {
            settings.reject(
                    "class", "must be an indicator", Suggestion.of(type.substring(type.lastIndexOf('.') + 1), names()));
        }
        Optional<Source> source = find(metric, metrics);
        if (source.isEmpty()) {
            settings.reject(
                    "metric",
                    "must be a metric and one of its summarizers, as in someMetric.mean",
                    Suggestion.of(metric, all(metrics)));
        }
        if (kind.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        Scope definitions = Scope.of(settings.declarations().definitions());
        return Optional.of(new NormalizedIndicator(
                name, kind.get(), source.get().metric().name(), source.get().summarizer(), norm, definitions));
    }

    private record Source(Metric metric, Summarizer summarizer) {}

    /** A summarizer that got another name can still be called by its kind. */
    private static Optional<Source> find(String text, List<Metric> metrics) {
        for (Metric metric : metrics) {
            if (text.startsWith(metric.name() + ".")) {
                String wanted = text.substring(metric.name().length() + 1);
                Optional<Summarizer> found = metric.summarizers().stream()
                        .filter(summarizer -> summarizer.name().equals(wanted))
                        .findFirst()
                        .or(() -> metric.summarizers().stream()
                                .filter(summarizer -> isKind(summarizer, wanted))
                                .findFirst());
                if (found.isPresent()) {
                    return found.map(summarizer -> new Source(metric, summarizer));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isKind(Summarizer summarizer, String word) {
        return summarizer instanceof BuiltInSummarizer builtIn
                && builtIn.kind().word().equals(word);
    }

    private static List<String> all(List<Metric> metrics) {
        List<String> all = new ArrayList<>();
        for (Metric metric : metrics) {
            metric.summarizers().forEach(summarizer -> all.add(metric.name() + "." + summarizer.name()));
        }
        return all;
    }
}
