package io.tidemark.experiment.file;

import io.tidemark.experiment.component.Channel;
import io.tidemark.experiment.component.Component;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Helm;
import io.tidemark.experiment.component.Observer;
import io.tidemark.experiment.component.Policy;
import io.tidemark.experiment.component.Reporter;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Task;
import io.tidemark.experiment.component.Tracker;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.List;
import java.util.function.Function;

/** Classes of components that do nothing but read their options, named as real ones are. */
final class TestTypes {
    static final List<ComponentType<?>> ALL = List.of(
            type(
                    Role.POLICY,
                    "MultiStepPolicy",
                    settings -> {
                        settings.sections("steps").forEach(step -> {
                            var _ = step.maybeFilter("advance");
                            var _ = step.maybeWord("post_value");
                        });
                        return new Idle("");
                    },
                    List.of(),
                    Option.required(
                            "steps",
                            OptionKind.SECTIONS,
                            "what is explored",
                            Option.optional("name", OptionKind.WORD, "", "a name"),
                            Option.optional("values", OptionKind.TREE, "", "values"),
                            Option.optional("advance", OptionKind.FILTER, "", "when to go on"),
                            Option.optional("post_value", OptionKind.TRIGGER, "intertest", "tasks"))),
            type(
                    Role.CHANNEL,
                    "HTTPChannel",
                    settings -> new Idle(settings.text("url").toString()),
                    List.of(Events.HTTP_REQUEST_START, Events.HTTP_RESPONSE_END),
                    Option.required("url", OptionKind.TEXT, "where to"),
                    Option.optional("verb", OptionKind.WORD, "GET", "how"),
                    Option.optional("repeat", OptionKind.AMOUNT, "1", "how often"),
                    Option.optional("body", OptionKind.TEXT, "", "what")),
            type(
                    Role.OBSERVER,
                    "HTTPTimingObserver",
                    settings -> new Idle(String.valueOf(settings.duration("interval"))),
                    List.of(Events.HTTP_TIMING_RESULT),
                    Option.required("url", OptionKind.TEXT, "what to poll"),
                    Option.optional("interval", OptionKind.DURATION, "1s", "how often")),
            type(
                    Role.OBSERVER,
                    "MarathonPollerObserver",
                    settings -> new Idle(settings.text("url").toString()),
                    List.of(Events.MARATHON_DEPLOYMENT_SUCCESS),
                    Option.required("url", OptionKind.TEXT, "what to poll")),
            type(
                    Role.OBSERVER,
                    "LogStaxObserver",
                    List.of("LogstaxObserver"),
                    _ -> new Idle(""),
                    List.of(Events.LOGSTAX_MESSAGE)),
            type(
                    Role.TRACKER,
                    "EventAttributeTracker",
                    settings -> {
                        var _ = settings.filter("event");
                        settings.sections("extract").forEach(part -> part.metric("metric"));
                        return new Idle("");
                    },
                    List.of(Events.METRIC_UPDATE),
                    Option.required("event", OptionKind.FILTER, "which events"),
                    Option.required(
                            "extract",
                            OptionKind.SECTIONS,
                            "what of them",
                            Option.required("metric", OptionKind.METRIC, "where to"),
                            Option.optional("attrib", OptionKind.WORD, "", "which"))),
            type(
                    Role.REPORTER,
                    "RawReporter",
                    settings -> new Idle(settings.text("filename").toString()),
                    List.of(),
                    Option.optional("filename", OptionKind.TEXT, "results-raw.json", "where to")),
            type(
                    Role.TASK,
                    "marathon.RemoveGroup",
                    settings -> new Idle(settings.text("group").toString()),
                    List.of(),
                    Option.required("url", OptionKind.TEXT, "where"),
                    Option.required("group", OptionKind.TEXT, "which")),
            type(
                    Role.TASK,
                    "Picky",
                    _ -> {
                        throw new IllegalArgumentException("must be in a better mood");
                    },
                    List.of()));

    private TestTypes() {}

    private static ComponentType<Component> type(
            Role role,
            String name,
            Function<Settings, Component> reader,
            List<EventType> publishes,
            Option... options) {
        return new ComponentType<>(role, name, List.of(), "", List.of(options), publishes, reader);
    }

    private static ComponentType<Component> type(
            Role role,
            String name,
            List<String> spellings,
            Function<Settings, Component> reader,
            List<EventType> publishes) {
        return new ComponentType<>(role, name, spellings, "", List.of(), publishes, reader);
    }

    /** @param read what it has read */
    record Idle(String read) implements Policy, Channel, Observer, Tracker, Reporter, Task {
        @Override
        public void run(Helm helm) {}

        @Override
        public void apply(Event update) {}

        @Override
        public List<String> report(Results results, Stage stage) {
            return List.of();
        }

        @Override
        public void run(Stage stage, Trace cause) {}
    }
}
