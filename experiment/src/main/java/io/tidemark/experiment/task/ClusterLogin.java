package io.tidemark.experiment.task;

import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Task;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.http.Credentials;
import io.tidemark.experiment.http.Request;
import io.tidemark.experiment.http.RequestException;
import io.tidemark.experiment.http.RequestTemplate;
import io.tidemark.experiment.http.Urls;
import io.tidemark.experiment.json.Json;
import io.tidemark.experiment.json.Pointer;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Logs in to a DC/OS cluster. */
abstract class ClusterLogin implements Task {
    private static final String PATH = "/acs/api/v1/auth/login";
    private static final String CLUSTER = "cluster_url";

    private final Optional<Template> cluster;
    private final Map<String, Template> fields;
    private final Duration timeout;
    private final boolean insecure;

    /** @param fields of the request's body, by name */
    ClusterLogin(Settings settings, Map<String, Template> fields) {
        this.cluster = settings.maybeText(CLUSTER);
        this.fields = new LinkedHashMap<>(fields);
        this.timeout = RequestTemplate.timeout(settings);
        this.insecure = settings.yes("insecure");
    }

    static List<Option> options(Option... own) {
        List<Option> options = new ArrayList<>(List.of(own));
        options.add(Option.optional(
                CLUSTER,
                OptionKind.TEXT,
                "",
                "The base URL of the cluster; without it the definition `cluster_url` must say so."));
        options.addAll(RequestTemplate.CONNECTION);
        return List.copyOf(options);
    }

    @Override
    public void run(Stage stage, Trace cause) throws RequestException, InterruptedException {
        Scope scope = stage.scope(cause);
        String base = cluster.map(template -> template.render(scope))
                .or(() -> scope.find(CLUSTER).map(String::valueOf))
                .filter(url -> !url.isBlank())
                .orElseThrow(() -> new IllegalStateException("needs cluster_url, as an option or as a definition"));
        Map<String, String> body = new LinkedHashMap<>();
        fields.forEach((name, value) -> body.put(name, value.render(scope)));
        Request request = Request.of("POST", Urls.join(base, PATH))
                .withHeaders(Map.of("Content-Type", "application/json"))
                .withBody(Json.write(body))
                .withTimeout(timeout);
        Login.define(stage, request, insecure, Pointer.parse("/token"), Credentials.TOKEN);
    }
}
