package io.tidemark.experiment.task;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Task;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.http.Answer;
import io.tidemark.experiment.http.Credentials;
import io.tidemark.experiment.http.Request;
import io.tidemark.experiment.http.RequestException;
import io.tidemark.experiment.http.RequestTemplate;
import io.tidemark.experiment.http.Urls;
import io.tidemark.experiment.http.WebClient;
import io.tidemark.experiment.json.Pointer;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Removes all jobs from Chronos. */
public final class RemoveAllJobs implements Task {
    private static final int NOT_FOUND = 404;

    public static final ComponentType<RemoveAllJobs> TYPE = new ComponentType<>(
            Role.TASK,
            "chronos.RemoveAllJobs",
            List.of(),
            "Removes all jobs from Chronos.",
            options(),
            List.of(),
            RemoveAllJobs::new);

    private final Template url;
    private final Map<String, Template> headers;
    private final Duration timeout;
    private final boolean insecure;

    private RemoveAllJobs(Settings settings) {
        url = settings.text("url");
        headers = new LinkedHashMap<>(settings.texts("headers"));
        timeout = RequestTemplate.timeout(settings);
        insecure = settings.yes("insecure");
    }

    private static List<Option> options() {
        List<Option> options = new ArrayList<>(List.of(
                Option.required("url", OptionKind.TEXT, "The base URL of Chronos."),
                Option.optional("headers", OptionKind.TEXTS, "", "Headers to send.")));
        options.addAll(RequestTemplate.CONNECTION);
        return options;
    }

    @Override
    public void run(Stage stage, Trace cause) throws RequestException, InterruptedException {
        Scope scope = stage.scope(cause);
        Map<String, String> filled = Credentials.headers(headers, scope);
        String base = url.render(scope);
        try (WebClient client = new WebClient(insecure)) {
            // Older versions have no version in their paths.
            String root = Urls.join(base, "/v1/scheduler");
            Answer listed = client.send(request("GET", root + "/jobs", filled));
            if (listed.status() == NOT_FOUND) {
                root = Urls.join(base, "/scheduler");
                listed = client.send(request("GET", root + "/jobs", filled));
            }
            for (String job : names(request("GET", root + "/jobs", filled), listed)) {
                String step = URLEncoder.encode(job, StandardCharsets.UTF_8).replace("+", "%20");
                Request removal = request("DELETE", root + "/job/" + step, filled);
                Answer removed = client.send(removal);
                if (!removed.isSuccess() && removed.status() != NOT_FOUND) {
                    throw Failures.status(removal, removed);
                }
            }
        }
    }

    private static List<String> names(Request request, Answer listed) throws RequestException {
        List<String> names = new ArrayList<>();
        if (Failures.json(request, listed) instanceof List<?> jobs) {
            Pointer name = Pointer.parse("/name");
            jobs.forEach(job -> name.find(job).map(String::valueOf).ifPresent(names::add));
        }
        return names;
    }

    private Request request(String method, String address, Map<String, String> filled) {
        return Request.of(method, address)
                .withHeaders(filled)
                .withTimeout(timeout)
                .withKeep(Request.KEEP_ALL);
    }
}
