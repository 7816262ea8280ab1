package io.tidemark.experiment.observer;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Observer;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.json.Json;
import io.tidemark.experiment.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Publishes the events of a stream of server-sent events. */
public final class SseObserver implements Observer {
    public static final ComponentType<Observer> TYPE = new ComponentType<>(
            Role.OBSERVER,
            "SSEObserver",
            List.of("SseObserver"),
            "Listens to a stream of server-sent events, and publishes each as an `SSEEvent` with its name and its data: as "
                    + "JSON, or as text when it is none. A lost connection is made again, and goes on after the last "
                    + "event that had an id.",
            SseOptions.of("Where the stream is."),
            List.of(Events.SSE, Events.SSE_CONNECTED, Events.SSE_DISCONNECTED),
            SseObserver::new);
    private static final String OWNER = "observer.SSEObserver";

    private final Endpoint endpoint;
    private final Duration pause;
    private final boolean useTimestamp;
    private final Between between;
    private @Nullable SseStream stream;

    SseObserver(Settings settings) {
        endpoint = Endpoint.of(settings);
        pause = settings.duration(SseOptions.PAUSE);
        useTimestamp = settings.yes(SseOptions.USE_TIMESTAMP);
        between = Between.of(settings);
    }

    @Override
    public void start(Stage stage) {
        SseStream sse = new SseStream(stage, OWNER, endpoint, pause, new SseStream.Listener() {
            @Override
            public void connected(Trace moment) {
                stage.bus().publish(Events.SSE_CONNECTED, moment, Map.of());
            }

            @Override
            public void disconnected(Trace moment) {
                stage.bus().publish(Events.SSE_DISCONNECTED, moment, Map.of());
            }

            @Override
            public void heard(SseParser.SseEvent event, Trace moment) {
                Object data = data(event.data());
                stage.bus()
                        .publish(
                                Events.SSE,
                                moment,
                                Map.of("eventName", event.name(), "eventData", data),
                                EventTimes.micros(useTimestamp ? data : "", stage.clock()));
            }
        });
        stream = sse;
        between.listen(stage.bus().mailbox(OWNER), _ -> sse.start(), _ -> sse.stop());
    }

    @Override
    public void stop() {
        if (stream != null) {
            stream.stop();
        }
    }

    private static Object data(String text) {
        try {
            Object value = Json.parse(text);
            return value == null ? text : value;
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
