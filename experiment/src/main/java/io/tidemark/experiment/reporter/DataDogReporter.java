package io.tidemark.experiment.reporter;

import static java.util.Objects.requireNonNull;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Reporter;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.functions.yaml.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Indicators to DataDog. */
public final class DataDogReporter implements Reporter {
    public static final ComponentType<DataDogReporter> TYPE = new ComponentType<>(
            Role.REPORTER,
            "DataDogReporter",
            List.of(),
            "Sends indicators to DataDog when everything is measured, with the metadata as tags.",
            DataDogAccount.options(Option.required(
                    "points",
                    OptionKind.SECTIONS,
                    "What is sent.",
                    Option.required("name", OptionKind.WORD, "The name of the metric in DataDog, after the prefix."),
                    Option.required("indicator", OptionKind.WORD, "The indicator that is its value."))),
            List.of(),
            DataDogReporter::new);

    private static final double MILLIS = 1e3;

    private final DataDogAccount account;
    private final List<Point> points;

    private record Point(String name, String indicator) {}

    private DataDogReporter(Settings settings) {
        account = new DataDogAccount(settings);
        points =
                settings.sections("points").stream().map(DataDogReporter::point).toList();
    }

    private static Point point(Settings settings) {
        String indicator = settings.word("indicator");
        List<String> known = settings.declarations().indicators();
        if (!known.contains(indicator)) {
            settings.reject(
                    "indicator",
                    "must be the name of an indicator that is declared in config.indicators",
                    Suggestion.of(indicator, known));
        }
        return new Point(settings.word("name"), indicator);
    }

    @Override
    public List<String> report(Results results, Stage stage) throws IOException, InterruptedException {
        Map<String, Double> indicators = results.indicatorValues();
        List<DataDogSeries> series = new ArrayList<>();
        for (Point point : points) {
            double value = requireNonNull(indicators.get(point.indicator()), "a declared indicator has a value");
            series.add(DataDogSeries.of(
                    account.prefix(stage) + point.name(),
                    results.completedEpochMillis() / MILLIS,
                    value,
                    DataDogAccount.tags(results.meta())));
        }
        try (DataDogClient client = account.client(stage)) {
            client.send(series);
        }
        return List.of(account.place(stage));
    }
}
