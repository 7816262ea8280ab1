package io.tidemark.experiment.tracker;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Tracker;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Expression;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes values of the fields of log messages. */
public final class LogStaxTracker implements Tracker {
    public static final ComponentType<LogStaxTracker> TYPE = new ComponentType<>(
            Role.TRACKER,
            "LogStaxTracker",
            List.of("LogstaxTracker"),
            "Makes values of the fields of the messages that a `LogStaxObserver` has found. A value belongs to the phase of its "
                    + "message.",
            List.of(Option.required("collect", OptionKind.SECTIONS, "The values to take.", options())),
            List.of(Events.METRIC_UPDATE),
            LogStaxTracker::new);

    private static final String OWNER = "tracker.LogStaxTracker";

    private final List<Rule> rules = new ArrayList<>();

    private record Rule(String metric, Expression value, MessageFilter filter, Optional<EventFilter> traceIdFrom) {}

    private static Option[] options() {
        List<Option> options = new ArrayList<>(List.of(
                Option.required("metric", OptionKind.METRIC, "The metric that gets the value."),
                Option.required(
                        "value",
                        OptionKind.EXPRESSION,
                        "An expression over the message's fields, parameters and definitions: `duration / instances`."),
                TraceSource.OPTION,
                Option.optional(
                        "filter",
                        OptionKind.SECTION,
                        "",
                        "Which messages; these may also stand beside `metric`.",
                        MessageFilter.OPTIONS.toArray(Option[]::new))));
        options.addAll(MessageFilter.OPTIONS);
        return options.toArray(Option[]::new);
    }

    private LogStaxTracker(Settings settings) {
        for (Settings one : settings.sections("collect")) {
            MessageFilter beside = MessageFilter.read(one);
            MessageFilter within =
                    one.maybeSection("filter").map(MessageFilter::read).orElse(MessageFilter.ANY);
            rules.add(new Rule(
                    one.metric("metric"),
                    one.expression("value"),
                    beside.and(within),
                    one.maybeFilter(TraceSource.OPTION.name())));
        }
    }

    @Override
    public void start(Stage stage) {
        for (Rule rule : rules) {
            TraceSource source = new TraceSource(stage, rule.traceIdFrom());
            stage.bus()
                    .mailbox(OWNER)
                    .listen(type -> type.isA(Events.LOGSTAX_MESSAGE) || source.mayMatch(type), _ -> true, event -> {
                        source.offer(event);
                        if (event.isA(Events.LOGSTAX_MESSAGE)) {
                            collect(stage, rule, event, source.traceOf(event));
                        }
                    });
        }
    }

    private static void collect(Stage stage, Rule rule, Event message, Trace trace) {
        if (trace.phase().isEmpty() || !rule.filter().accepts(message)) {
            return;
        }
        try {
            Scope scope = Scope.of(message.map("fields")).orElse(stage.scope(trace));
            double value = Measured.number(rule.value().evaluate(scope));
            Measured.publish(stage, trace, rule.metric(), value, message);
        } catch (IllegalArgumentException e) {
            stage.trouble(OWNER + " " + rule.metric(), e);
        }
    }
}
