package io.tidemark.experiment.tracker;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Tracker;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.functions.yaml.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Passes on what observers have seen. */
public final class DumpMetricTracker implements Tracker {
    public static final ComponentType<DumpMetricTracker> TYPE = new ComponentType<>(
            Role.TRACKER,
            "DumpMetricTracker",
            List.of(),
            "Makes values of the metrics that an observer has seen in the application, such as those of a "
                    + "`MarathonMetricsObserver` or a `JsonPollObserver`.",
            List.of(Option.required(
                    "map", OptionKind.TEXTS, "From the name of the application's metric to that of the experiment's.")),
            List.of(Events.METRIC_UPDATE),
            DumpMetricTracker::new);

    private static final String OWNER = "tracker.DumpMetricTracker";

    private final Map<String, String> metrics = new LinkedHashMap<>();

    private DumpMetricTracker(Settings settings) {
        List<String> known = settings.declarations().metrics();
        settings.texts("map").forEach((source, template) -> {
            String metric = template.render(settings.declarations().scope());
            if (!known.contains(metric)) {
                settings.reject(
                        "map",
                        metric + " is not a metric that is declared in config.metrics",
                        Suggestion.of(metric, known));
            }
            metrics.put(source, metric);
        });
    }

    @Override
    public void start(Stage stage) {
        stage.bus().listen(OWNER, Events.OBSERVER_VALUE, event -> pass(stage, event));
    }

    private void pass(Stage stage, Event event) {
        String metric = metrics.get(event.text("metric"));
        if (metric != null && stage.bus().current().phase().isPresent()) {
            double value = Measured.number(event.attribute("value").orElse(""));
            Measured.publish(stage, Measured.trace(stage, event), metric, value, event);
        }
    }
}
