package io.tidemark.experiment.observer;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Observer;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.http.Answer;
import io.tidemark.experiment.http.RequestException;
import io.tidemark.experiment.http.WebClient;
import io.tidemark.experiment.json.Json;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Publishes the values in a JSON document that change. */
public final class JsonPollObserver implements Observer {
    private static final String MEANING =
            "Reads a JSON document again and again, and publishes an `ObserverValueEvent` for "
                    + "every value in it that is new or has changed, and for all of them when a phase begins. The name of a value is "
                    + "its path, with dots between: `foo.bar`, and `list.0` in a list. `DumpMetricTracker` makes metrics of them.";

    public static final ComponentType<Observer> TYPE =
            type("JsonPollObserver", "1s", "Where the document is.", MEANING, List.of("JSONPollObserver"));

    /** The same with other defaults. */
    public static final ComponentType<Observer> MARATHON_TYPE = type(
            "MarathonMetricsObserver",
            "0.5s",
            "Where Marathon's metrics are: its `/metrics`.",
            "Follows Marathon's metrics. " + MEANING,
            List.of());

    private final String owner;
    private final Endpoint endpoint;
    private final Duration interval;
    private final Between between;
    private @Nullable WebClient client;
    private @Nullable Polling polling;

    private JsonPollObserver(String owner, Settings settings) {
        this.owner = owner;
        this.endpoint = Endpoint.of(settings);
        this.interval = settings.duration("interval");
        this.between = Between.of(settings);
    }

    private static ComponentType<Observer> type(
            String name, String interval, String url, String meaning, List<String> spellings) {
        String owner = Role.OBSERVER.prefix() + "." + name;
        return new ComponentType<>(
                Role.OBSERVER,
                name,
                spellings,
                meaning,
                List.of(
                        Endpoint.url(url),
                        Endpoint.HEADERS,
                        Option.optional(
                                "interval",
                                OptionKind.DURATION,
                                interval,
                                "How long it waits from one look to the next."),
                        Endpoint.TIMEOUT,
                        Endpoint.INSECURE,
                        Between.OPTION),
                List.of(Events.OBSERVER_VALUE),
                settings -> new JsonPollObserver(owner, settings));
    }

    @Override
    public void start(Stage stage) {
        WebClient web = new WebClient(endpoint.insecure());
        Reachability reachability = new Reachability(stage, owner);
        Changes changes = new Changes();
        Polling polls = new Polling(stage, owner, interval, moment -> look(stage, web, reachability, changes, moment));
        client = web;
        polling = polls;
        Mailbox mailbox = stage.bus().mailbox(owner);
        between.listen(mailbox, _ -> polls.start(), _ -> {
            polls.stop();
            reachability.end();
        });
    }

    @Override
    public void stop() {
        if (polling != null) {
            polling.stop();
        }
        if (client != null) {
            client.close();
        }
    }

    private void look(Stage stage, WebClient web, Reachability reachability, Changes changes, Trace moment)
            throws InterruptedException {
        try {
            String url = endpoint.url(stage.scope(moment));
            Answer answer = web.send(endpoint.get(stage, moment, url));
            if (!answer.isSuccess()) {
                throw new RequestException("GET " + url + " was answered " + answer.statusLine());
            }
            SequencedMap<String, Object> leaves = Leaves.of(Json.parse(answer.text()));
            reachability.answers();
            changes.of(leaves, moment.phase())
                    .forEach((name, value) ->
                            stage.bus().publish(Events.OBSERVER_VALUE, moment, Map.of("metric", name, "value", value)));
        } catch (RequestException | IllegalArgumentException e) {
            reachability.fails(e);
        }
    }

    /** Used by one look at a time. */
    private static final class Changes {
        private Map<String, Object> before = Map.of();
        private Optional<Phase> phase = Optional.empty();

        SequencedMap<String, Object> of(SequencedMap<String, Object> now, Optional<Phase> current) {
            SequencedMap<String, Object> changed = new LinkedHashMap<>(now);
            if (current.equals(phase)) {
                changed.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
            }
            before = now;
            phase = current;
            return changed;
        }
    }
}
