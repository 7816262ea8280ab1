package io.tidemark.experiment.observer;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Observer;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.json.Json;
import io.tidemark.experiment.settings.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hears of deployments from Marathon's own stream of events. */
public final class MarathonEventsObserver implements Observer {
    public static final ComponentType<Observer> TYPE = new ComponentType<>(
            Role.OBSERVER,
            "MarathonEventsObserver",
            List.of(),
            "Listens to Marathon's stream of events, and publishes what it tells of deployments and groups. Each belongs to "
                    + "the phase that asked for it: `MarathonDeployChannel`, `MarathonUpdateChannel` and requests of "
                    + "`HTTPChannel` to Marathon are known; anything else to the phase of the time. "
                    + "`MarathonStartedEvent` comes as soon as the stream is open.",
            SseOptions.of("Where Marathon's stream of events is: its `/v2/events`."),
            List.of(
                    Events.MARATHON_STARTED,
                    Events.MARATHON_UNAVAILABLE,
                    Events.MARATHON_SSE_CONNECTED,
                    Events.MARATHON_SSE_DISCONNECTED,
                    Events.MARATHON_SSE,
                    Events.MARATHON_GROUP_CHANGE_SUCCESS,
                    Events.MARATHON_GROUP_CHANGE_FAILED,
                    Events.MARATHON_DEPLOYMENT_INFO,
                    Events.MARATHON_DEPLOYMENT_STEP_SUCCESS,
                    Events.MARATHON_DEPLOYMENT_STEP_FAILURE,
                    Events.MARATHON_DEPLOYMENT_SUCCESS,
                    Events.MARATHON_DEPLOYMENT_FAILED),
            MarathonEventsObserver::new);
    private static final String OWNER = "observer.MarathonEventsObserver";
    private static final Map<String, EventType> TYPES = Map.of(
            "group_change_success", Events.MARATHON_GROUP_CHANGE_SUCCESS,
            "group_change_failed", Events.MARATHON_GROUP_CHANGE_FAILED,
            "deployment_info", Events.MARATHON_DEPLOYMENT_INFO,
            "deployment_step_success", Events.MARATHON_DEPLOYMENT_STEP_SUCCESS,
            "deployment_step_failure", Events.MARATHON_DEPLOYMENT_STEP_FAILURE,
            "deployment_success", Events.MARATHON_DEPLOYMENT_SUCCESS,
            "deployment_failed", Events.MARATHON_DEPLOYMENT_FAILED);

    private final Endpoint endpoint;
    private final Duration pause;
    private final boolean useTimestamp;
    private final Between between;
    private @Nullable SseStream stream;

    MarathonEventsObserver(Settings settings) {
        endpoint = Endpoint.of(settings);
        pause = settings.duration(SseOptions.PAUSE);
        useTimestamp = settings.yes(SseOptions.USE_TIMESTAMP);
        between = Between.of(settings);
    }

    @Override
    public void start(Stage stage) {
        Mailbox mailbox = stage.bus().mailbox(OWNER);
        Ears ears = new Ears(stage, mailbox);
        SseStream sse = new SseStream(stage, OWNER, endpoint, pause, ears);
        stream = sse;
        ears.traces.listen(mailbox);
        between.listen(mailbox, _ -> sse.start(), _ -> sse.stop());
    }

    @Override
    public void stop() {
        if (stream != null) {
            stream.stop();
        }
    }

    /** What is heard waits for its turn in the mailbox, after the requests that led to it. */
    private final class Ears implements SseStream.Listener {
        private final Stage stage;
        private final Mailbox mailbox;
        private final DeploymentTraces traces = new DeploymentTraces(DeploymentTraces.Listener.DEAF);

        Ears(Stage stage, Mailbox mailbox) {
            this.stage = stage;
            this.mailbox = mailbox;
        }

        @Override
        public void connected(Trace moment) {
            stage.bus().publish(Events.MARATHON_SSE_CONNECTED, moment, Map.of());
            stage.bus().publish(Events.MARATHON_STARTED, moment, Map.of());
        }

        @Override
        public void disconnected(Trace moment) {
            stage.bus().publish(Events.MARATHON_SSE_DISCONNECTED, moment, Map.of());
            stage.bus().publish(Events.MARATHON_UNAVAILABLE, moment, Map.of());
        }

        @Override
        public void heard(SseParser.SseEvent event, Trace moment) {
            Map<String, Object> data;
            try {
                data = plain(Json.object(event.data()));
            } catch (IllegalArgumentException e) {
                stage.trouble(OWNER, e);
                return;
            }
            long micros = EventTimes.micros(useTimestamp ? data : "", stage.clock());
            mailbox.run(moment, () -> publish(event.name(), data, moment, micros));
        }

        private void publish(String name, Map<String, Object> data, Trace moment, long micros) {
            MarathonPlan plan = MarathonPlan.of(data);
            Trace cause = traces.of(plan.deployment(), plan.instances()).orElse(moment);
            stage.bus().publish(Events.MARATHON_SSE, cause, Map.of("eventName", name, "eventData", data), micros);
            EventType type = TYPES.get(name);
            if (type != null) {
                Map<String, Object> attributes = new LinkedHashMap<>();
                attributes.put("deployment", plan.deployment());
                attributes.put("instances", plan.instances());
                if (type.attributes().contains("reason")) {
                    attributes.put("reason", String.valueOf(data.getOrDefault("reason", "")));
                }
                stage.bus().publish(type, cause, attributes, micros);
            }
        }

        private static Map<String, Object> plain(Map<String, @Nullable Object> data) {
            Map<String, Object> plain = new LinkedHashMap<>();
            data.forEach((key, value) -> {
                if (value != null) {
                    plain.put(key, value);
                }
            });
            return plain;
        }
    }
}
