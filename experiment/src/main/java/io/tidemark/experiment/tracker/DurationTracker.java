package io.tidemark.experiment.tracker;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Tracker;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.filter.FilterSession;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Takes the time between two events. */
public final class DurationTracker implements Tracker {
    public static final ComponentType<DurationTracker> TYPE = new ComponentType<>(
            Role.TRACKER,
            "DurationTracker",
            List.of(),
            "Measures the seconds from a start event to an end event of the same phase. An end belongs to the start with which "
                    + "it shares the latest cause, and among equals to the first that came; so the requests of a channel "
                    + "are told apart though they overlap. What is left when the phase is over is paired in the order of "
                    + "time, and what is left then is told as a warning.",
            List.of(
                    Option.required("metric", OptionKind.METRIC, "The metric that gets the durations."),
                    Option.required(
                            "events",
                            OptionKind.SECTION,
                            "What to measure between.",
                            Option.required("start", OptionKind.FILTER, "Where a duration begins."),
                            Option.required("end", OptionKind.FILTER, "Where it ends."))),
            List.of(Events.METRIC_UPDATE),
            DurationTracker::new);

    private static final String OWNER = "tracker.DurationTracker";
    private static final double MICROS = 1e6;

    private final String metric;
    private final EventFilter start;
    private final EventFilter end;

    private DurationTracker(Settings settings) {
        this.metric = settings.metric("metric");
        this.start = settings.section("events").filter("start");
        this.end = settings.section("events").filter("end");
    }

    /** What waits for its other half in one phase. */
    private static final class Open {
        private final List<Event> starts = new ArrayList<>();
        private final List<Event> ends = new ArrayList<>();
        private final List<FilterSession> sessions = new ArrayList<>();
    }

    @Override
    public void start(Stage stage) {
        PhaseStates.listen(
                stage,
                OWNER,
                type -> start.mayMatch(type) || end.mayMatch(type),
                (beginning, mailbox) -> {
                    Open open = new Open();
                    open.sessions.add(
                            start.open(Optional.of(beginning), mailbox, event -> pair(stage, open, event, true)));
                    open.sessions.add(
                            end.open(Optional.of(beginning), mailbox, event -> pair(stage, open, event, false)));
                    return open;
                },
                (open, event) -> open.sessions.forEach(session -> session.offer(event)),
                open -> finish(stage, open));
    }

    private void pair(Stage stage, Open open, Event event, boolean isStart) {
        List<Event> others = isStart ? open.ends : open.starts;
        Event best = null;
        long bestShared = 0;
        for (Event other : others) {
            long shared = event.trace().latestShared(other.trace());
            if (shared > bestShared) {
                bestShared = shared;
                best = other;
            }
        }
        if (best == null) {
            (isStart ? open.starts : open.ends).add(event);
        } else {
            others.remove(best);
            publish(stage, isStart ? event : best, isStart ? best : event);
        }
    }

    private void finish(Stage stage, Open open) {
        open.sessions.forEach(FilterSession::close);
        Comparator<Event> byTime = Comparator.comparingLong(Event::epochMicros);
        open.starts.sort(byTime);
        open.ends.sort(byTime);
        int pairs = Math.min(open.starts.size(), open.ends.size());
        for (int i = 0; i < pairs; i++) {
            publish(stage, open.starts.get(i), open.ends.get(i));
        }
        int left = Math.max(open.starts.size(), open.ends.size()) - pairs;
        if (left > 0) {
            stage.note("Incomplete durations of %s: %d without %s"
                    .formatted(metric, left, open.starts.size() > pairs ? "an end" : "a start"));
        }
    }

    private void publish(Stage stage, Event from, Event to) {
        Event later = from.id() > to.id() ? from : to;
        double seconds = (to.epochMicros() - from.epochMicros()) / MICROS;
        Measured.publish(stage, Measured.trace(stage, later), metric, seconds, later);
    }
}
