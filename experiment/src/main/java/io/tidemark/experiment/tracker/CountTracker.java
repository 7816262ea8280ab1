package io.tidemark.experiment.tracker;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Tracker;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Expression;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.filter.FilterSession;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts events. */
public final class CountTracker implements Tracker {
    public static final ComponentType<CountTracker> TYPE = new ComponentType<>(
            Role.TRACKER,
            "CountTracker",
            List.of(),
            "Counts the events of each phase: one value for each phase, when it is over; 0 when there were none.",
            List.of(
                    Option.required("metric", OptionKind.METRIC, "The metric that gets the count."),
                    Option.required("events", OptionKind.FILTER, "What to count.")
                            .or("event"),
                    Option.optional(
                            "step",
                            OptionKind.EXPRESSION,
                            "1",
                            "What each event adds: an expression over `event`, parameters and definitions.")),
            List.of(Events.METRIC_UPDATE),
            CountTracker::new);

    private static final String OWNER = "tracker.CountTracker";

    private final String metric;
    private final EventFilter filter;
    private final Expression step;

    private CountTracker(Settings settings) {
        this.metric = settings.metric("metric");
        this.filter = settings.filter("events");
        this.step = settings.expression("step");
    }

    private static final class Count {
        private final Trace beginning;
        private double sum;
        private @Nullable FilterSession session;

        Count(Trace beginning) {
            this.beginning = beginning;
        }
    }

    @Override
    public void start(Stage stage) {
        PhaseStates.listen(
                stage,
                OWNER,
                filter::mayMatch,
                (beginning, mailbox) -> {
                    Count count = new Count(beginning);
                    count.session =
                            filter.open(Optional.of(beginning), mailbox, event -> count.sum += step(stage, event));
                    return count;
                },
                (count, event) -> {
                    if (count.session != null) {
                        count.session.offer(event);
                    }
                },
                count -> end(stage, count));
    }

    private double step(Stage stage, Event event) {
        try {
            return step.number(Measured.scope(stage, event));
        } catch (IllegalArgumentException e) {
            stage.trouble(OWNER, e);
            return 0;
        }
    }

    private void end(Stage stage, Count count) {
        if (count.session != null) {
            count.session.close();
        }
        stage.bus().publish(Events.METRIC_UPDATE, count.beginning, Map.of("name", metric, "value", count.sum));
    }
}
