package io.tidemark.experiment.observer;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Observer;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.logstax.Grok;
import io.tidemark.experiment.logstax.Matching;
import io.tidemark.experiment.logstax.PatternLibrary;
import io.tidemark.experiment.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Knows what Marathon writes into its log when something happens. */
public final class MarathonLogsObserver implements Observer {
    public static final ComponentType<Observer> TYPE = new ComponentType<>(
            Role.OBSERVER,
            "MarathonLogsObserver",
            List.of(),
            "Finds in the lines of Marathon's log that it is ready, what it deploys, and how that ends. The lines come from "
                    + "whoever publishes `LogLineEvent`, such as `CmdlineChannel`. It has no options.",
            List.of(),
            List.of(
                    Events.MARATHON_STARTED,
                    Events.MARATHON_DEPLOYMENT_INFO,
                    Events.MARATHON_DEPLOYMENT_SUCCESS,
                    Events.MARATHON_DEPLOYMENT_FAILED),
            MarathonLogsObserver::new);
    private static final String OWNER = "observer.MarathonLogsObserver";
    private static final List<Known> KNOWN = List.of(
            known("All services up and running", Events.MARATHON_STARTED),
            known("Computed new deployment plan for %{GREEDYDATA:ids}:$", Events.MARATHON_DEPLOYMENT_INFO),
            known(
                    "Deployment %{UUID:deployment}:\\S+ of %{GREEDYDATA:ids} finished",
                    Events.MARATHON_DEPLOYMENT_SUCCESS),
            known("Deployment %{UUID:deployment}:\\S+ of %{GREEDYDATA:ids} failed", Events.MARATHON_DEPLOYMENT_FAILED));

    private record Known(Grok grok, EventType type) {}

    /** @param ignored it has no options */
    MarathonLogsObserver(Settings ignored) {}

    private static Known known(String pattern, EventType type) {
        return new Known(Grok.compile(pattern, PatternLibrary.common()), type);
    }

    @Override
    public void start(Stage stage) {
        Mailbox mailbox = stage.bus().mailbox(OWNER);
        DeploymentTraces traces = new DeploymentTraces(DeploymentTraces.Listener.DEAF);
        traces.listen(mailbox);
        mailbox.listen(Events.LOG_LINE, line -> read(stage, traces, line));
    }

    private static void read(Stage stage, DeploymentTraces traces, Event line) {
        for (Known known : KNOWN) {
            known.grok()
                    .match(line.text("line"), Matching.SEARCH)
                    .ifPresent(fields -> publish(stage, traces, line, known.type(), fields));
        }
    }

    private static void publish(
            Stage stage, DeploymentTraces traces, Event line, EventType type, SequencedMap<String, Object> fields) {
        Map<String, Object> attributes = Map.of();
        Trace cause = line.trace();
        if (fields.get("ids") instanceof String text) {
            List<String> ids =
                    Arrays.stream(text.split(",\\s*")).map(AppIds::normal).toList();
            String deployment = String.valueOf(fields.getOrDefault("deployment", ""));
            cause = traces.of(deployment, ids).orElse(cause);
            attributes = Map.of("deployment", deployment, "instances", ids);
        }
        stage.bus().publish(type, cause, attributes, line.epochMicros());
    }
}
