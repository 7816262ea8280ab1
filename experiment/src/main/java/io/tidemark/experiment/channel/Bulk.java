package io.tidemark.experiment.channel;

import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.http.Accepted;
import io.tidemark.experiment.http.Answer;
import io.tidemark.experiment.http.Request;
import io.tidemark.experiment.http.RequestException;
import io.tidemark.experiment.http.WebClient;
import io.tidemark.experiment.json.Json;
import io.tidemark.experiment.json.Pointer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Requests of one phase that each make or change something, and the events that tell what became of them. Thread-safe. */
final class Bulk {
    private final Stage stage;
    private final WebClient client;
    private final Told told;
    private final Accepted accepted;
    private final Retry retry;
    private final Trace cause;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicReference<String> firstFailure = new AtomicReference<>("");

    /** The kinds of events. */
    record Told(EventType requested, EventType started, EventType failed) {
        static final Told BULK = new Told(Events.BULK_REQUESTED, Events.BULK_STARTED, Events.BULK_FAILED);
        static final Told MARATHON = new Told(
                Events.MARATHON_DEPLOYMENT_REQUESTED,
                Events.MARATHON_DEPLOYMENT_STARTED,
                Events.MARATHON_DEPLOYMENT_REQUEST_FAILED);

        List<EventType> types() {
            return List.of(requested, started, failed);
        }
    }

    Bulk(Stage stage, WebClient client, Told told, Accepted accepted, Retry retry, Trace cause) {
        this.stage = stage;
        this.client = client;
        this.told = told;
        this.accepted = accepted;
        this.retry = retry;
        this.cause = cause;
    }

    /**
     * Sends it until it is accepted, or has been tried often enough.
     *
     * @param instance what it is about
     * @param nameInResponse where the response says what it was about, if only that does
     */
    void send(Request request, String instance, Optional<Pointer> nameInResponse, Throttle throttle)
            throws InterruptedException {
        sent.incrementAndGet();
        Event start = stage.bus().publish(told.requested(), cause, Map.of("instance", instance));
        Outcome outcome = Outcome.NONE;
        for (long i = 0; i < retry.tries(); i++) {
            if (i > 0) {
                TimeUnit.NANOSECONDS.sleep(retry.interval().toNanos());
            }
            throttle.await();
            outcome = attempt(request);
            if (accepted.accepts(outcome.status())) {
                Outcome last = outcome;
                String name = nameInResponse.flatMap(last::find).orElse(instance);
                stage.bus().publish(told.started(), start.trace(), Map.of("instance", name));
                return;
            }
        }
        fail(request + ": " + outcome.words());
        Map<String, Object> why = new LinkedHashMap<>();
        why.put("instance", instance);
        why.put("status_code", (long) outcome.status());
        why.put("response", outcome.text());
        stage.bus().publish(told.failed(), start.trace(), why);
    }

    /** Something that was to be sent could not even be made. */
    void fail(String why) {
        firstFailure.compareAndSet("", why);
        failed.incrementAndGet();
    }

    private Outcome attempt(Request request) throws InterruptedException {
        try {
            Answer answer = client.send(request);
            return new Outcome(answer.status(), answer.text(), "status " + answer.statusLine());
        } catch (RequestException e) {
            return new Outcome(0, String.valueOf(e.getMessage()), String.valueOf(e.getMessage()));
        }
    }

    /** @throws RequestException when any request failed for good */
    void conclude() throws RequestException {
        if (failed.get() > 0) {
            throw new RequestException(
                    failed.get() + " of " + sent.get() + " requests failed; the first: " + firstFailure.get());
        }
    }

    /** @param status 0 when there was no response */
    private record Outcome(int status, String text, String words) {
        static final Outcome NONE = new Outcome(0, "", "");

        Optional<String> find(Pointer pointer) {
            try {
                return pointer.find(Json.parse(text)).map(String::valueOf);
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
    }
}
