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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes values that events carry. */
public final class EventAttributeTracker implements Tracker {
    public static final ComponentType<EventAttributeTracker> TYPE = new ComponentType<>(
            Role.TRACKER,
            "EventAttributeTracker",
            List.of(),
            "Makes values of the attributes of events. A value belongs to the phase of its event; that of an event without a "
                    + "phase, to the phase that began last.",
            List.of(
                    Option.required("event", OptionKind.FILTER, "The events to take values from.")
                            .or("events"),
                    Option.required(
                            "extract",
                            OptionKind.SECTIONS,
                            "The values to take, each with `attrib` or `eval`.",
                            Option.required("metric", OptionKind.METRIC, "The metric that gets the value."),
                            Option.optional(
                                    "attrib",
                                    OptionKind.EXPRESSION,
                                    "",
                                    "The attribute, such as `responseTime` or `fields['threads']`."),
                            Option.optional(
                                    "eval",
                                    OptionKind.EXPRESSION,
                                    "",
                                    "An expression over `event`, parameters and definitions: "
                                            + "`event.requestTime + event.responseTime`.")),
                    TraceSource.OPTION),
            List.of(Events.METRIC_UPDATE),
            EventAttributeTracker::new);

    private static final String OWNER = "tracker.EventAttributeTracker";

    private final EventFilter filter;
    private final List<Extract> extracts = new ArrayList<>();
    private final Optional<EventFilter> traceIdFrom;

    private record Extract(String metric, Expression expression, boolean ofAttributes) {}

    private EventAttributeTracker(Settings settings) {
        this.filter = settings.filter("event");
        for (Settings one : settings.sections("extract")) {
            if (one.has("attrib") == one.has("eval")) {
                one.reject("metric", "must have either attrib or eval", "");
                continue;
            }
            boolean ofAttributes = one.has("attrib");
            extracts.add(
                    new Extract(one.metric("metric"), one.expression(ofAttributes ? "attrib" : "eval"), ofAttributes));
        }
        this.traceIdFrom = settings.maybeFilter(TraceSource.OPTION.name());
    }

    @Override
    public void start(Stage stage) {
        TraceSource source = new TraceSource(stage, traceIdFrom);
        PhaseStates.<FilterSession>listen(
                stage,
                OWNER,
                type -> filter.mayMatch(type) || source.mayMatch(type),
                (_, mailbox) ->
                        filter.open(Optional.empty(), mailbox, event -> extract(stage, source.traceOf(event), event)),
                (session, event) -> {
                    source.offer(event);
                    session.offer(event);
                },
                FilterSession::close);
    }

    private void extract(Stage stage, Trace trace, Event event) {
        for (Extract extract : extracts) {
            try {
                Object value = extract.expression()
                        .evaluate(extract.ofAttributes() ? Measured.attributes(event) : Measured.scope(stage, event));
                Measured.publish(stage, trace, extract.metric(), Measured.number(value), event);
            } catch (IllegalArgumentException e) {
                stage.trouble(OWNER + " " + extract.metric(), e);
            }
        }
    }
}
