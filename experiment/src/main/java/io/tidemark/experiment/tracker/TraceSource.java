package io.tidemark.experiment.tracker;

import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.filter.FilterSession;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which phase a value belongs to, when it is not that of its event. */
final class TraceSource {
    static final Option OPTION = Option.optional(
            "traceIdFrom",
            OptionKind.FILTER,
            "",
            "Values belong to the phase of the last event that matches this, in place of their own event's.");

    private final Stage stage;
    private final @Nullable EventFilter filter;
    private final @Nullable FilterSession session;
    private @Nullable Trace last;

    TraceSource(Stage stage, Optional<EventFilter> filter) {
        this.stage = stage;
        this.filter = filter.orElse(null);
        this.session = filter.map(chosen -> chosen.open(
                        Optional.empty(), stage.bus().mailbox("tracker"), event -> last = Measured.trace(stage, event)))
                .orElse(null);
    }

    boolean mayMatch(EventType type) {
        return filter != null && filter.mayMatch(type);
    }

    void offer(Event event) {
        if (session != null) {
            session.offer(event);
        }
    }

    Trace traceOf(Event event) {
        return last == null ? Measured.trace(stage, event) : last;
    }
}
