package io.tidemark.experiment.observer;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Observer;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.http.Answer;
import io.tidemark.experiment.http.Credentials;
import io.tidemark.experiment.http.Request;
import io.tidemark.experiment.http.RequestException;
import io.tidemark.experiment.http.WebClient;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Times requests to one URL. What is measured belongs to the phase in which the request began. */
public final class HttpTimingObserver implements Observer {
    public static final ComponentType<Observer> TYPE = new ComponentType<>(
            Role.OBSERVER,
            "HTTPTimingObserver",
            List.of("HttpTimingObserver"),
            "Sends one request after another to a URL and publishes how long each took: `requestTime` until the response "
                    + "begins, `responseTime` from there to its end, `totalTime` both, in seconds. Every status counts; "
                    + "a request without a response makes an `HTTPTimingErrorEvent`.",
            List.of(
                    Endpoint.url("Where the requests go."),
                    Option.optional(
                            "interval",
                            OptionKind.DURATION,
                            "1s",
                            "How long it waits from a response to the next request."),
                    Option.optional("verb", OptionKind.TEXT, "GET", "The method of the requests.")
                            .or("method"),
                    Option.optional("body", OptionKind.TEXT, "", "The body of the requests."),
                    Endpoint.HEADERS,
                    Endpoint.TIMEOUT,
                    Endpoint.INSECURE,
                    Between.OPTION),
            List.of(Events.HTTP_TIMING_RESULT, Events.HTTP_TIMING_ERROR),
            HttpTimingObserver::new);
    private static final String OWNER = "observer.HTTPTimingObserver";

    private final Endpoint endpoint;
    private final Duration interval;
    private final Template verb;
    private final Template body;
    private final Between between;
    private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();
    private @Nullable WebClient client;
    private @Nullable Polling polling;

    HttpTimingObserver(Settings settings) {
        endpoint = Endpoint.of(settings);
        interval = settings.duration("interval");
        verb = settings.text("verb");
        body = settings.text("body");
        between = Between.of(settings);
    }

    @Override
    public void start(Stage stage) {
        WebClient web = new WebClient(endpoint.insecure());
        Reachability reachability = new Reachability(stage, OWNER);
        Polling polls = new Polling(stage, OWNER, interval, moment -> measure(stage, web, reachability, moment));
        client = web;
        polling = polls;
        Mailbox mailbox = stage.bus().mailbox(OWNER);
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

    private void measure(Stage stage, WebClient web, Reachability reachability, Trace moment)
            throws InterruptedException {
        Scope scope = stage.scope(moment);
        String url = endpoint.url(scope);
        Request request = Request.of(verb.render(scope).strip(), url)
                .withHeaders(Credentials.headers(endpoint.headers(), scope))
                .withBody(body.render(scope))
                .withTimeout(endpoint.timeout());
        AtomicLong begins = new AtomicLong();
        long sent = stage.clock().nanoTime();
        try {
            Answer answer = web.send(request, _ -> begins.set(stage.clock().nanoTime()));
            long ended = stage.clock().nanoTime();
            reachability.answers();
            remark(stage, request, answer);
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("url", url);
            result.put("verb", request.verb());
            result.put("statusCode", (long) answer.status());
            result.put("requestTime", (begins.get() - sent) / 1e9);
            result.put("responseTime", (ended - begins.get()) / 1e9);
            result.put("totalTime", (ended - sent) / 1e9);
            result.put("contentLength", answer.length());
            stage.bus().publish(Events.HTTP_TIMING_RESULT, moment, result);
        } catch (RequestException e) {
            reachability.fails(e);
            stage.bus()
                    .publish(
                            Events.HTTP_TIMING_ERROR,
                            moment,
                            Map.of("url", url, "verb", request.verb(), "exception", String.valueOf(e.getMessage())));
        }
    }

    private void remark(Stage stage, Request request, Answer answer) {
        if (!answer.isSuccess() && statuses.add(answer.status())) {
            stage.note(OWNER + ": " + request + " was answered " + answer.statusLine());
        }
    }
}
