package io.tidemark.experiment.observer;

import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.http.Credentials;
import io.tidemark.experiment.http.Request;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.time.Duration;
import java.util.Map;

/** Where an observer asks. */
record Endpoint(Template url, Map<String, Template> headers, Duration timeout, boolean insecure) {
    static final Option HEADERS = Option.optional(
            "headers",
            OptionKind.TEXTS,
            "",
            "Headers to send. When `dcos_auth_token` is defined, an `Authorization` is added unless there is one.");
    static final Option TIMEOUT =
            Option.optional("timeout", OptionKind.DURATION, "30s", "A response that takes longer is a failure.");
    static final Option INSECURE =
            Option.optional("insecure", OptionKind.YES, "no", "Accepts any certificate of the server.");

    static Option url(String meaning) {
        return Option.required("url", OptionKind.TEXT, meaning);
    }

    static Endpoint of(Settings settings) {
        Duration timeout = settings.duration(TIMEOUT.name());
        if (timeout.isZero()) {
            settings.reject(TIMEOUT.name(), "must be > 0", "");
            timeout = Duration.ofSeconds(1);
        }
        return new Endpoint(
                settings.text("url"), settings.texts(HEADERS.name()), timeout, settings.yes(INSECURE.name()));
    }

    String url(Scope scope) {
        return url.render(scope).strip();
    }

    /** With the values of the phase of the trace. */
    Request get(Stage stage, Trace trace) {
        return get(stage, trace, url(stage.scope(trace)));
    }

    /** As it says, but from another URL. */
    Request get(Stage stage, Trace trace, String other) {
        return Request.get(other)
                .withHeaders(Credentials.headers(headers, stage.scope(trace)))
                .withTimeout(timeout)
                .withKeep(Request.KEEP_ALL);
    }
}
