package io.tidemark.experiment.observer;

import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.http.Reply;
import io.tidemark.experiment.http.Request;
import io.tidemark.experiment.http.RequestException;
import io.tidemark.experiment.http.WebClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Listens to server-sent events, and connects again when the connection is lost, from where it was lost. */
final class SseStream {
    private final Stage stage;
    private final String owner;
    private final Endpoint endpoint;
    private final Duration pause;
    private final Listener listener;
    private final WebClient client;
    private final Reachability reachability;
    private final CountDownLatch ended = new CountDownLatch(1);
    private SseParser parser = new SseParser("");
    private volatile Stage.@Nullable Work work;

    /** Hears what happens on the stream, on the stream's thread. */
    interface Listener {
        void connected(Trace moment);

        void disconnected(Trace moment);

        void heard(SseParser.SseEvent event, Trace moment);
    }

    SseStream(Stage stage, String owner, Endpoint endpoint, Duration pause, Listener listener) {
        this.stage = stage;
        this.owner = owner;
        this.endpoint = endpoint;
        this.pause = pause;
        this.listener = listener;
        this.client = new WebClient(endpoint.insecure());
        this.reachability = new Reachability(stage, owner);
    }

    void start() {
        if (work == null) {
            work = stage.spawn(owner, Trace.NONE, this::run);
        }
    }

    void stop() {
        ended.countDown();
        client.close();
        Stage.Work now = work;
        if (now != null) {
            now.cancel();
            reachability.end();
        }
    }

    private void run() throws InterruptedException {
        while (ended.getCount() > 0) {
            try {
                listen();
            } catch (RequestException | IllegalArgumentException e) {
                if (ended.getCount() > 0) {
                    reachability.fails(e);
                }
            }
            long millis = parser.retryMillis().orElse(pause.toMillis());
            if (ended.await(millis, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private void listen() throws RequestException, InterruptedException {
        try (Reply reply = client.open(request())) {
            if (!reply.head().isSuccess()) {
                throw new RequestException(
                        "the stream of events was answered " + reply.head().statusLine());
            }
            reachability.answers();
            at(listener::connected);
            try {
                read(reply);
            } finally {
                at(listener::disconnected);
            }
        }
    }

    private Request request() {
        try (Moment moment = Moment.now(stage.bus())) {
            Request request = endpoint.get(stage, moment.trace());
            if (request.headers().keySet().stream().noneMatch("Accept"::equalsIgnoreCase)) {
                request = request.withHeaders(Map.of("Accept", "text/event-stream"));
            }
            String lastId = parser.lastId();
            return lastId.isEmpty() ? request : request.withHeaders(Map.of("Last-Event-ID", lastId));
        }
    }

    private void read(Reply reply) {
        parser = new SseParser(parser.lastId());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(reply.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                parser.line(line).ifPresent(event -> at(moment -> listener.heard(event, moment)));
            }
        } catch (IOException _) {
            // The stream is over, whatever ended it; it is begun again.
        }
    }

    private void at(Consumer<Trace> told) {
        try (Moment moment = Moment.now(stage.bus())) {
            told.accept(moment.trace());
        }
    }
}
