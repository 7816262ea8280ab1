package io.tidemark.experiment.channel;

import io.tidemark.experiment.bus.Bus;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.http.Accepted;
import io.tidemark.experiment.http.Answer;
import io.tidemark.experiment.http.Request;
import io.tidemark.experiment.http.RequestException;
import io.tidemark.experiment.http.Shown;
import io.tidemark.experiment.http.WebClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The requests of one phase while they are sent, and the events that tell of them. What follows from a request has its
 * trace, so that beginnings and ends find each other however many are under way. Thread-safe.
 */
final class Exchanges {
    private final WebClient client;
    private final Bus bus;
    private final Accepted accepted;
    private final Trace cause;
    private final long all;
    /** Held while something is counted and told, so that nothing is told after the last. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Map<Integer, Long> refused = new LinkedHashMap<>();
    private long started;
    private long begun;
    private long ended;
    private long failed;
    private String firstFailure = "";

    Exchanges(WebClient client, Bus bus, Accepted accepted, Trace cause, long all) {
        this.client = client;
        this.bus = bus;
        this.accepted = accepted;
        this.cause = cause;
        this.all = all;
    }

    /** Returns when the response is there, or why there is none has been told. */
    void send(Request request) throws InterruptedException {
        Map<String, Object> asked = asked(request);
        Event start = locked(() -> bus.publish(Place.of(started++, all).requestStart(), cause, asked));
        Hearing hearing = new Hearing(start.trace(), asked);
        try {
            Answer answer = client.send(request, _ -> hearing.begin());
            hearing.end(answer);
        } catch (RequestException e) {
            hearing.fail(e);
        }
    }

    /** A request that could not even be made. */
    void fail(IllegalArgumentException reason) {
        Event start = locked(() -> bus.publish(Place.of(started++, all).requestStart(), cause, Map.of()));
        new Hearing(start.trace(), Map.of("url", "")).fail(reason);
    }

    /** How many had no response, or one that is not accepted. */
    long failed() {
        return locked(() -> failed);
    }

    String firstFailure() {
        return locked(() -> firstFailure);
    }

    /** How many responses had which status outside of 200 to 299. */
    Map<Integer, Long> refused() {
        return locked(() -> new LinkedHashMap<>(refused));
    }

    private static Map<String, Object> asked(Request request) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("verb", request.verb());
        asked.put("url", Shown.url(request));
        asked.put("body", request.bodyText());
        asked.put("headers", Shown.headers(request));
        return asked;
    }

    /** What is heard of one request. */
    private final class Hearing {
        private final Trace trace;
        private final Map<String, Object> asked;
        private boolean hasBegun;

        Hearing(Trace trace, Map<String, Object> asked) {
            this.trace = trace;
            this.asked = asked;
        }

        void begin() {
            locked(() -> {
                hasBegun = true;
                Place place = Place.of(begun++, all);
                bus.publish(place.requestEnd(), trace, asked);
                return bus.publish(place.responseStart(), trace, only("url"));
            });
        }

        void end(Answer answer) {
            Map<String, Object> told = only("url");
            told.put("body", answer.text());
            told.put("headers", Shown.headers(answer));
            told.put("status", (long) answer.status());
            if (!answer.isSuccess()) {
                locked(() -> refused.merge(answer.status(), 1L, Long::sum));
            }
            if (accepted.accepts(answer.status())) {
                tell(Place::responseEnd, told);
            } else {
                told.put("exception", "status " + answer.statusLine());
                count(asked.get("url") + ": status " + answer.statusLine());
                tell(Place::responseError, told);
            }
        }

        void fail(Exception reason) {
            String text = String.valueOf(reason.getMessage());
            count(text);
            bus.publish(Events.HTTP_ERROR, trace, Map.of("exception", text));
            Map<String, Object> told = only("url");
            told.put("body", "");
            told.put("headers", Map.of());
            told.put("exception", text);
            tell(Place::responseError, told);
        }

        private void tell(Function<Place, EventType> type, Map<String, Object> told) {
            locked(() -> {
                if (!hasBegun) {
                    hasBegun = true;
                    begun++;
                }
                return bus.publish(type.apply(Place.of(ended++, all)), trace, told);
            });
        }

        private Map<String, Object> only(String name) {
            Map<String, Object> only = new LinkedHashMap<>();
            only.put(name, asked.getOrDefault(name, ""));
            return only;
        }
    }

    private void count(String failure) {
        locked(() -> {
            firstFailure = failed == 0 ? failure : firstFailure;
            return failed++;
        });
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
