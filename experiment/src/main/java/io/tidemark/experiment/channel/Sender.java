package io.tidemark.experiment.channel;

import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.http.Accepted;
import io.tidemark.experiment.http.Credentials;
import io.tidemark.experiment.http.Request;
import io.tidemark.experiment.http.RequestTemplate;
import io.tidemark.experiment.http.WebClient;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What channels have in common that send requests below one URL. */
final class Sender {
    private final String owner;
    private final Template url;
    private final Map<String, Template> headers;
    private final Duration timeout;
    private final boolean insecure;
    private final Retry retry;
    private final Accepted accepted;
    private final Bulk.Told told;
    private final Works works = new Works();
    private @Nullable Stage stage;
    private @Nullable WebClient client;

    /** Something to send, because of a phase. */
    @FunctionalInterface
    interface Errand {
        void run(Bulk bulk, Visit visit) throws Exception;
    }

    /** The server, as it is addressed in one phase. */
    record Visit(
            Stage stage, WebClient client, Scope scope, String base, Map<String, String> headers, Duration timeout) {
        Request dressed(Request request) {
            return request.withHeaders(headers).withTimeout(timeout);
        }
    }

    /** Of settings that have {@link #options}. */
    Sender(String owner, Bulk.Told told, Settings settings) {
        this.owner = owner;
        this.told = told;
        this.url = settings.text("url");
        this.headers = new LinkedHashMap<>(settings.texts("headers"));
        this.timeout = RequestTemplate.timeout(settings);
        this.insecure = settings.yes("insecure");
        this.retry = Retry.read(settings);
        this.accepted = Accepted.read(settings);
    }

    static List<Option> options(String meaningOfUrl, List<Option> own) {
        List<Option> options = new ArrayList<>();
        options.add(Option.required("url", OptionKind.TEXT, meaningOfUrl));
        options.addAll(own);
        options.add(Option.optional(
                "headers",
                OptionKind.TEXTS,
                "",
                "Headers to send. When `dcos_auth_token` is defined, by the user or by a task, `Authorization: token=...` is "
                        + "sent unless an authorization is among these."));
        options.add(Retry.OPTION);
        options.add(Accepted.option("2xx", "Which statuses are successes, such as `2xx` or `[200, 404]`."));
        options.addAll(RequestTemplate.CONNECTION);
        return List.copyOf(options);
    }

    void start(Stage place) {
        stage = place;
        client = new WebClient(insecure);
    }

    /** Does it on a thread of its own, within the phase. */
    void spawn(Trace trace, Errand errand) {
        Stage place = stage;
        WebClient web = client;
        if (place == null || web == null) {
            throw new IllegalStateException("it has not been started");
        }
        works.spawn(place, owner, trace, () -> {
            Scope scope = place.scope(trace);
            Bulk bulk = new Bulk(place, web, told, accepted, retry, trace);
            errand.run(
                    bulk,
                    new Visit(place, web, scope, url.render(scope), Credentials.headers(headers, scope), timeout));
            bulk.conclude();
        });
    }

    void cancel() {
        works.cancel();
    }

    void stop() {
        works.cancel();
        if (client != null) {
            client.close();
        }
    }
}
