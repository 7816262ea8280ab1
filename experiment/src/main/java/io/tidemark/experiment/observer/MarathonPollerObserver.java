package io.tidemark.experiment.observer;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Observer;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.http.Answer;
import io.tidemark.experiment.http.RequestException;
import io.tidemark.experiment.http.Urls;
import io.tidemark.experiment.http.WebClient;
import io.tidemark.experiment.json.Json;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Sees deployments of Marathon by looking at all its apps again and again. */
public final class MarathonPollerObserver implements Observer {
    public static final ComponentType<Observer> TYPE = new ComponentType<>(
            Role.OBSERVER,
            "MarathonPollerObserver",
            List.of(),
            "Looks at Marathon's groups again and again, and publishes what has changed: a success for every app or pod that "
                    + "is new or changed and runs as it should, a failure for one that vanishes before, and for one that "
                    + "is not there in time. Each belongs to the phase that asked for it: `MarathonDeployChannel`, "
                    + "`MarathonUpdateChannel` and requests of `HTTPChannel` to Marathon are known. An app that is "
                    + "removed without such a request, as tasks do it, is only a `MarathonUpdateEvent`.",
            List.of(
                    Endpoint.url("Where Marathon is, without a path."),
                    Endpoint.HEADERS,
                    Option.optional(
                            "interval", OptionKind.DURATION, "0.5s", "How long it waits from one look to the next."),
                    Option.optional(
                            "failureTimeout",
                            OptionKind.DURATION,
                            "0",
                            "A deployment that was asked for and takes longer has failed; 0: never."),
                    Option.optional(
                            "retries",
                            OptionKind.WHOLE,
                            "3",
                            "So many looks in turn may fail before Marathon is unavailable."),
                    Endpoint.TIMEOUT,
                    Endpoint.INSECURE,
                    Between.OPTION),
            List.of(
                    Events.MARATHON_STARTED,
                    Events.MARATHON_UNAVAILABLE,
                    Events.MARATHON_UPDATE,
                    Events.MARATHON_DEPLOYMENT_SUCCESS,
                    Events.MARATHON_DEPLOYMENT_FAILED),
            MarathonPollerObserver::new);
    private static final String OWNER = "observer.MarathonPollerObserver";
    private static final String PATH = "/v2/groups?embed=group.groups&embed=group.apps&embed=group.pods"
            + "&embed=group.apps.deployments&embed=group.apps.counts";

    private final Endpoint endpoint;
    private final Duration interval;
    private final Duration failureTimeout;
    private final long retries;
    private final Between between;
    private @Nullable WebClient client;
    private @Nullable Polling polling;

    MarathonPollerObserver(Settings settings) {
        endpoint = Endpoint.of(settings);
        interval = settings.duration("interval");
        failureTimeout = settings.duration("failureTimeout");
        retries = settings.whole("retries", 0, 1_000_000);
        between = Between.of(settings);
    }

    @Override
    public void start(Stage stage) {
        WebClient web = new WebClient(endpoint.insecure());
        Mailbox mailbox = stage.bus().mailbox(OWNER);
        Poller poller = new Poller(stage, web, mailbox);
        Polling polls = new Polling(stage, OWNER, interval, poller::look);
        client = web;
        polling = polls;
        poller.traces.listen(mailbox);
        between.listen(mailbox, _ -> polls.start(), _ -> {
            polls.stop();
            poller.reachability.end();
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

    /** It asks on a thread of its own, and compares in the mailbox's turn, after the requests that came before. */
    private final class Poller implements DeploymentTraces.Listener {
        private final Stage stage;
        private final WebClient web;
        private final Mailbox mailbox;
        private final Reachability reachability;
        private final DeploymentBoard board = new DeploymentBoard(failureTimeout.toNanos());
        private final DeploymentTraces traces = new DeploymentTraces(this);
        private boolean available;
        private long failures;

        Poller(Stage stage, WebClient web, Mailbox mailbox) {
            this.stage = stage;
            this.web = web;
            this.mailbox = mailbox;
            this.reachability = new Reachability(stage, OWNER);
        }

        @Override
        public void requested(String id, boolean removal, Trace trace) {
            board.requested(id, removal, stage.clock().nanoTime());
        }

        @Override
        public void refused(String id) {
            board.refused(id);
        }

        private void look(Trace moment) throws InterruptedException {
            try {
                String url = Urls.join(endpoint.url(stage.scope(moment)), PATH);
                Answer answer = web.send(endpoint.get(stage, moment, url));
                if (!answer.isSuccess()) {
                    throw new RequestException("GET " + url + " was answered " + answer.statusLine());
                }
                SequencedMap<String, AppState> states = AppState.tree(Json.object(answer.text()));
                answers(moment);
                mailbox.run(moment, () -> compare(states, moment));
            } catch (RequestException | IllegalArgumentException e) {
                fails(e, moment);
            }
        }

        private void answers(Trace moment) {
            failures = 0;
            reachability.answers();
            if (!available) {
                available = true;
                stage.bus().publish(Events.MARATHON_STARTED, moment, Map.of());
            }
        }

        private void fails(Exception why, Trace moment) {
            failures++;
            if (failures > retries) {
                reachability.fails(why);
                if (available) {
                    available = false;
                    stage.bus().publish(Events.MARATHON_UNAVAILABLE, moment, Map.of());
                }
            }
        }

        private void compare(SequencedMap<String, AppState> states, Trace moment) {
            for (DeploymentBoard.Outcome outcome :
                    board.look(states, stage.clock().nanoTime())) {
                EventType type = switch (outcome.result()) {
                    case SUCCESS -> Events.MARATHON_DEPLOYMENT_SUCCESS;
                    case FAILURE -> Events.MARATHON_DEPLOYMENT_FAILED;
                    case REMOVAL -> Events.MARATHON_UPDATE;
                };
                Trace cause =
                        traces.of(outcome.deployment(), List.of(outcome.id())).orElse(moment);
                Map<String, Object> attributes = new LinkedHashMap<>();
                attributes.put("deployment", outcome.deployment());
                attributes.put("instances", List.of(outcome.id()));
                stage.bus().publish(type, cause, attributes);
            }
        }
    }
}
