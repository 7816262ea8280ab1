package io.tidemark.experiment.task;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Task;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.http.Accepted;
import io.tidemark.experiment.http.Answer;
import io.tidemark.experiment.http.Request;
import io.tidemark.experiment.http.RequestException;
import io.tidemark.experiment.http.RequestTemplate;
import io.tidemark.experiment.http.WebClient;
import io.tidemark.experiment.settings.Amount;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.List;
import java.util.Map;

/** Sends a request. */
public final class HttpRequest implements Task {
    public static final ComponentType<HttpRequest> TYPE = new ComponentType<>(
            Role.TASK,
            "http.Request",
            List.of(),
            "Sends an HTTP request, or several one after the other. Macros are filled in for each; `{{_i}}` is its number, "
                    + "counted from 0. Without a response the task fails.",
            RequestTemplate.with(List.of(
                    Option.optional("repeat", OptionKind.AMOUNT, "1", "How many requests are sent."),
                    Accepted.option(
                            "all",
                            "Which statuses are successes, such as `2xx` or `[200, 404]`; with any other the task fails. Other "
                                    + "statuses than 2xx are noted in any case."))),
            List.of(),
            HttpRequest::new);

    private final RequestTemplate template;
    private final Amount repeat;
    private final Accepted accepted;
    private final boolean insecure;

    private HttpRequest(Settings settings) {
        template = RequestTemplate.read(settings);
        repeat = settings.amount("repeat");
        accepted = Accepted.read(settings);
        insecure = settings.yes("insecure");
    }

    @Override
    public void run(Stage stage, Trace cause) throws RequestException, InterruptedException {
        Scope scope = stage.scope(cause);
        long all = repeat.whole(scope);
        try (WebClient client = new WebClient(insecure)) {
            for (long i = 0; i < all; i++) {
                Request request =
                        template.fill(Scope.of(Map.of("i", i, "_i", i)).orElse(scope));
                Answer answer = client.send(request);
                if (!accepted.accepts(answer.status())) {
                    throw Failures.status(request, answer);
                }
                if (!answer.isSuccess()) {
                    stage.note(request + ": status " + answer.statusLine());
                }
            }
        }
    }
}
