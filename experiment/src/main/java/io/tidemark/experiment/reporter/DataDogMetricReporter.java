package io.tidemark.experiment.reporter;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Reporter;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Stage.Work;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.experiment.reporter.DataDogSeries.Value;
import io.tidemark.experiment.result.Figure;
import io.tidemark.experiment.result.Metric;
import io.tidemark.experiment.result.Point;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.result.Summarizer;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.functions.yaml.Suggestion;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values and figures of metrics to DataDog. */
public final class DataDogMetricReporter implements Reporter {
    public static final ComponentType<DataDogMetricReporter> TYPE = new ComponentType<>(
            Role.REPORTER,
            "DataDogMetricReporter",
            List.of(),
            "Sends metrics to DataDog: every value soon after it was measured, the figures of all phases at the end, or"
                    + " both, and indicators. The metadata and the parameters of the phase are tags. A figure is called"
                    + " `<metric>.<summarizer>`, and its error `<metric>.<summarizer>.error`.",
            DataDogAccount.options(
                    Option.optional(
                            "flushInterval", OptionKind.DURATION, "5s", "How long values wait for others to go along."),
                    Option.optional(
                            "report",
                            OptionKind.SECTION,
                            "",
                            "What is sent; the figures of all metrics when nothing is said.",
                            Option.optional(
                                    "metrics",
                                    OptionKind.TREE,
                                    "",
                                    "`all` metrics, which holds when nothing is said, or a list of names, or a mapping of"
                                            + " names to what they are called in DataDog."),
                            Option.optional("raw", OptionKind.YES, "no", "Whether every value is sent, while it runs."),
                            Option.optional(
                                    "summarized", OptionKind.YES, "yes", "Whether figures are sent, at the end."),
                            Option.optional(
                                    "indicators",
                                    OptionKind.TREE,
                                    "",
                                    "`all` indicators, a list or a mapping of them; none when nothing is said."))),
            List.of(),
            DataDogMetricReporter::new);

    private static final String OWNER = "reporter.DataDogMetricReporter";
    private static final double MILLIS = 1e3;

    private final DataDogAccount account;
    private final Duration flushInterval;
    private final Aliases metrics;
    private final Aliases indicators;
    private final boolean raw;
    private final boolean summarized;
    private final Map<String, Object> meta;

    // In the turn of the mailbox only.
    private final Map<Place, List<Value>> waiting = new LinkedHashMap<>();
    private final List<Work> underWay = new ArrayList<>();
    private boolean flushIsComing;

    private @Nullable DataDogClient client;
    private @Nullable Mailbox mailbox;

    private record Place(String metric, List<String> tags) {}

    private DataDogMetricReporter(Settings settings) {
        account = new DataDogAccount(settings);
        flushInterval = settings.duration("flushInterval");
        Settings report = settings.section("report");
        metrics = Aliases.of(report, "metrics").orElseGet(Aliases::all);
        indicators = Aliases.of(report, "indicators").orElseGet(Aliases::none);
        raw = report.yes("raw");
        summarized = report.yes("summarized");
        meta = settings.declarations().meta();
        check(report, "metrics", metrics, settings.declarations().metrics());
        check(report, "indicators", indicators, settings.declarations().indicators());
    }

    private static void check(Settings report, String key, Aliases chosen, List<String> known) {
        chosen.named().stream()
                .filter(name -> !known.contains(name))
                .forEach(name ->
                        report.reject(key, "must be " + key + ", but there is no " + name, Suggestion.of(name, known)));
    }

    @Override
    public void start(Stage stage) {
        if (!raw) {
            return;
        }
        DataDogClient sends = account.client(stage);
        client = sends;
        Mailbox hears = stage.bus().mailbox(OWNER);
        mailbox = hears;
        String prefix = account.prefix(stage);
        hears.listen(
                Events.METRIC_UPDATE,
                event -> metrics.find(event.text("name")).ifPresent(name -> {
                    if (event.attributes().get("value") instanceof Number value) {
                        waiting.computeIfAbsent(new Place(prefix + name, tags(event)), _ -> new ArrayList<>())
                                .add(new Value(event.epochSeconds(), value.doubleValue()));
                        if (!flushIsComing) {
                            flushIsComing = true;
                            hears.later(flushInterval, Trace.NONE, () -> flush(stage, sends));
                        }
                    }
                }));
    }

    private List<String> tags(Event event) {
        return DataDogAccount.tags(
                meta,
                event.trace()
                        .phase()
                        .<Map<String, Object>>map(Phase::parameters)
                        .orElse(Map.of()));
    }

    private void flush(Stage stage, DataDogClient sends) {
        flushIsComing = false;
        List<DataDogSeries> series = take();
        underWay.removeIf(Work::isDone);
        if (!series.isEmpty()) {
            underWay.add(stage.spawn(OWNER, Trace.NONE, () -> sends.send(series)));
        }
    }

    private List<DataDogSeries> take() {
        List<DataDogSeries> series = new ArrayList<>();
        waiting.forEach((place, values) -> series.add(new DataDogSeries(place.metric(), values, place.tags())));
        waiting.clear();
        return series;
    }

    @Override
    public List<String> report(Results results, Stage stage) throws IOException, InterruptedException {
        List<DataDogSeries> series = new ArrayList<>();
        List<Work> still = new ArrayList<>();
        Mailbox hears = mailbox;
        if (hears != null) {
            Turn.await(hears, () -> {
                series.addAll(take());
                still.addAll(underWay);
            });
        }
        for (Work work : still) {
            work.join();
        }
        double now = results.completedEpochMillis() / MILLIS;
        String prefix = account.prefix(stage);
        if (summarized) {
            results.points().forEach(point -> series.addAll(figures(point, results, prefix, now)));
        }
        Map<String, Double> values = results.indicatorValues();
        values.forEach((name, value) -> indicators
                .find(name)
                .ifPresent(alias ->
                        series.add(DataDogSeries.of(prefix + alias, now, value, DataDogAccount.tags(results.meta())))));
        try (DataDogClient sends = account.client(stage)) {
            sends.send(series);
        }
        return List.of(account.place(stage));
    }

    private List<DataDogSeries> figures(Point point, Results results, String prefix, double now) {
        List<DataDogSeries> series = new ArrayList<>();
        List<String> tags = DataDogAccount.tags(results.meta(), point.parameters());
        for (Metric metric : results.metrics()) {
            List<Double> values = point.values(metric.name());
            String name = metrics.find(metric.name()).orElse("");
            if (values.isEmpty() || name.isEmpty()) {
                continue;
            }
            for (Summarizer summarizer : metric.summarizers()) {
                Figure figure = summarizer.of(values);
                String full = prefix + name + "." + summarizer.name();
                series.add(DataDogSeries.of(full, now, figure.value(), tags));
                figure.error().ifPresent(error -> series.add(DataDogSeries.of(full + ".error", now, error, tags)));
            }
        }
        return series;
    }

    @Override
    public void stop() {
        DataDogClient sends = client;
        if (sends != null) {
            sends.close();
        }
    }
}
