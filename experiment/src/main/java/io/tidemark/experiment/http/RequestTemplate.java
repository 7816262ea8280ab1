package io.tidemark.experiment.http;

import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request whose parts have macros. Immutable. */
public final class RequestTemplate {
    /** Of components that send a request as the user describes it. */
    public static final List<Option> OPTIONS = List.of(
            Option.required("url", OptionKind.TEXT, "Where requests are sent."),
            Option.optional("verb", OptionKind.TEXT, "GET", "The method of HTTP.")
                    .or("method"),
            BodyTemplate.option("body", "The body"),
            Option.optional(
                    "headers",
                    OptionKind.TEXTS,
                    "",
                    "Headers to send. When `dcos_auth_token` is defined, by the user or by a task, `Authorization: "
                            + "token=...` is sent unless an authorization is among these."));

    /** Of all components that send requests. */
    public static final List<Option> CONNECTION = List.of(
            Option.optional(
                    "timeout", OptionKind.DURATION, "5m", "How long a request may take, to the end of its response."),
            Option.optional(
                    "insecure",
                    OptionKind.YES,
                    "no",
                    "Whether any certificate is accepted; otherwise certificates are verified."));

    private final Template url;
    private final Template verb;
    private final BodyTemplate body;
    private final Map<String, Template> headers;
    private final Duration timeout;

    private RequestTemplate(
            Template url, Template verb, BodyTemplate body, Map<String, Template> headers, Duration timeout) {
        this.url = url;
        this.verb = verb;
        this.body = body;
        this.headers = new LinkedHashMap<>(headers);
        this.timeout = timeout;
    }

    /** Of settings that have {@link #OPTIONS} and {@link #CONNECTION}. */
    public static RequestTemplate read(Settings settings) {
        Template url = settings.text("url");
        if (url.names().isEmpty() && !url.toString().isEmpty()) {
            try {
                var _ = Urls.parse(url.render(Scope.EMPTY));
            } catch (IllegalArgumentException _) {
                settings.reject("url", "must be a URL that begins with http:// or https://", "");
            }
        }
        return new RequestTemplate(
                url,
                settings.text("verb"),
                BodyTemplate.read(settings, "body"),
                settings.texts("headers"),
                timeout(settings));
    }

    public static Duration timeout(Settings settings) {
        Duration timeout = settings.duration("timeout");
        if (timeout.isZero()) {
            settings.reject("timeout", "must be longer than 0s", "");
            return Request.USUAL_TIMEOUT;
        }
        return timeout;
    }

    /** Both lists, with those of the component before them. */
    public static List<Option> with(List<Option> own) {
        List<Option> all = new ArrayList<>(OPTIONS);
        all.addAll(own);
        all.addAll(CONNECTION);
        return List.copyOf(all);
    }

    /** @throws IllegalArgumentException when the URL is none */
    public Request fill(Scope scope) {
        return Request.of(verb.render(scope).strip(), url.render(scope))
                .withHeaders(Credentials.headers(headers, scope))
                .withBody(body.fill(scope))
                .withTimeout(timeout);
    }

    /** What is asked, as it was written. */
    @Override
    public String toString() {
        return verb + " " + url;
    }
}
