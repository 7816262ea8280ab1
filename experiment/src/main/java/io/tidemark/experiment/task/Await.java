package io.tidemark.experiment.task;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Task;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.http.Accepted;
import io.tidemark.experiment.http.Request;
import io.tidemark.experiment.http.RequestException;
import io.tidemark.experiment.http.RequestTemplate;
import io.tidemark.experiment.http.WebClient;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.time.Duration;
import java.util.List;

/** Waits until a service answers. */
public final class Await implements Task {
    public static final ComponentType<Await> TYPE = new ComponentType<>(
            Role.TASK,
            "http.Await",
            List.of(),
            "Sends a request again and again until it succeeds: waits for a service that something else has started. Fails "
                    + "when that takes too long.",
            RequestTemplate.with(List.of(
                    Option.optional("within", OptionKind.DURATION, "30s", "How long it may take."),
                    Option.optional("interval", OptionKind.DURATION, "100ms", "The time between two requests."),
                    Accepted.option("2xx", "Which statuses are successes, such as `2xx` or `[200, 404]`."))),
            List.of(),
            Await::new);

    private final RequestTemplate template;
    private final Accepted accepted;
    private final boolean insecure;
    private final Duration within;
    private final Duration interval;

    private Await(Settings settings) {
        template = RequestTemplate.read(settings);
        accepted = Accepted.read(settings);
        insecure = settings.yes("insecure");
        within = settings.duration("within");
        interval = settings.duration("interval");
    }

    @Override
    public void run(Stage stage, Trace cause) throws RequestException, InterruptedException {
        Request request = template.fill(stage.scope(cause));
        long start = stage.clock().nanoTime();
        try (WebClient client = new WebClient(insecure)) {
            while (!answers(client, request, stage.clock().nanoTime() - start > within.toNanos())) {
                Thread.sleep(interval);
            }
        }
    }

    /** @param last whether it fails instead of telling */
    private boolean answers(WebClient client, Request request, boolean last)
            throws RequestException, InterruptedException {
        try {
            var answer = client.send(request);
            if (accepted.accepts(answer.status())) {
                return true;
            }
            if (last) {
                throw Failures.status(request, answer);
            }
        } catch (RequestException e) {
            if (last) {
                throw e;
            }
        }
        return false;
    }
}
