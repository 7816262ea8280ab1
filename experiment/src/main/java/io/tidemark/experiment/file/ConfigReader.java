package io.tidemark.experiment.file;

import io.tidemark.experiment.indicator.Indicators;
import io.tidemark.experiment.result.Axis;
import io.tidemark.experiment.result.Indicator;
import io.tidemark.experiment.result.Metric;
import io.tidemark.experiment.result.Summarizer;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.experiment.settings.YamlSettings;
import io.tidemark.experiment.summary.Summarizers;
import io.tidemark.functions.yaml.Tree;
import io.tidemark.functions.yaml.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what is under {@code config:}. */
final class ConfigReader {
    private static final int MAX_RUNS = 1_000_000;

    private final Settings config;

    ConfigReader(Settings config) {
        this.config = config;
    }

    String title() {
        return config.word(ConfigOptions.TITLE);
    }

    int repeat() {
        return (int) config.whole(ConfigOptions.REPEAT, 1, MAX_RUNS);
    }

    List<Axis> axes() {
        List<Axis> axes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Settings axis : config.sections(ConfigOptions.PARAMETERS)) {
            String name = name(axis, names);
            Object otherwise = axis.tree("default")
                    .map(tree -> tree.render(axis.declarations().scope()))
                    .orElse(0.0);
            axes.add(new Axis(
                    name,
                    axis.maybeWord("title").orElse(name),
                    axis.word("desc"),
                    axis.word("units"),
                    axis.word("uuid"),
                    otherwise));
        }
        return axes;
    }

    List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Settings metric : config.sections(ConfigOptions.METRICS)) {
            String name = name(metric, names);
            metrics.add(new Metric(
                    name,
                    metric.maybeWord("title").orElse(name),
                    metric.word("desc"),
                    metric.word("units"),
                    metric.word("uuid"),
                    summarizers(metric)));
        }
        return metrics;
    }

    List<Indicator> indicators(List<Metric> metrics) {
        List<Indicator> indicators = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Settings indicator : config.sections(ConfigOptions.INDICATORS)) {
            var _ = name(indicator, names);
            Indicators.of(indicator, metrics).ifPresent(indicators::add);
        }
        return indicators;
    }

    private static String name(Settings settings, Set<String> names) {
        String name = settings.word("name");
        if (settings.has("name") && name.isBlank()) {
            settings.reject("name", "must be a name", "");
        } else if (!name.isEmpty() && !names.add(name)) {
            settings.reject("name", "must be another name: there is one before", "");
        }
        return name;
    }

    private static List<Summarizer> summarizers(Settings metric) {
        List<Summarizer> summarizers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Optional<Value> written = metric.section().find("summarize").filter(value -> !value.isKind(Tree.Kind.NULL));
        if (written.isEmpty()
                || (written.get().tree() instanceof Tree.Sequence list
                        && list.items().isEmpty())) {
            return summarizers;
        }
        for (Value item : written.get().oneOrMore("must be a list of summarizers")) {
            summarizer(metric, item).ifPresent(summarizer -> {
                if (names.add(summarizer.name())) {
                    summarizers.add(summarizer);
                } else {
                    item.reject(
                            "must have another name: there is a " + summarizer.name() + " before", "give it a name:");
                }
            });
        }
        return summarizers;
    }

    private static Optional<Summarizer> summarizer(Settings metric, Value item) {
        if (item.isMapping()) {
            return Optional.of(Summarizers.of(new YamlSettings(item, Summarizers.OPTIONS, metric.declarations())));
        }
        String name = item.text();
        Optional<Summarizer> summarizer = Summarizers.of(name);
        if (summarizer.isEmpty()) {
            item.reject("must be a summarizer", Summarizers.suggestion(name));
        }
        return summarizer;
    }
}
