package io.tidemark.experiment.task;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.component.Task;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.http.Credentials;
import io.tidemark.experiment.http.Request;
import io.tidemark.experiment.http.RequestException;
import io.tidemark.experiment.http.RequestTemplate;
import io.tidemark.experiment.http.WebClient;
import io.tidemark.experiment.json.Pointer;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.List;

/** Asks for something, such as a token, and defines a name for it. */
public final class Login implements Task {
    public static final ComponentType<Login> TYPE = new ComponentType<>(
            Role.TASK,
            "auth.Login",
            List.of(),
            "Sends an HTTP request, and defines a name that stands for a part of the response from then on, such as a token "
                    + "that other components use by a macro in their headers.",
            RequestTemplate.with(List.of(
                    Option.optional("value", OptionKind.WORD, "/token", "A JSON pointer to that part of the response."),
                    Option.optional("define", OptionKind.WORD, Credentials.TOKEN, "The name."))),
            List.of(),
            Login::new);

    private final RequestTemplate template;
    private final Pointer value;
    private final String name;
    private final boolean insecure;

    private Login(Settings settings) {
        template = RequestTemplate.read(settings);
        value = pointer(settings);
        name = settings.word("define");
        insecure = settings.yes("insecure");
    }

    private static Pointer pointer(Settings settings) {
        try {
            return Pointer.parse(settings.word("value"));
        } catch (IllegalArgumentException e) {
            settings.reject("value", String.valueOf(e.getMessage()), "");
            return Pointer.parse("");
        }
    }

    @Override
    public void run(Stage stage, Trace cause) throws RequestException, InterruptedException {
        define(stage, template.fill(stage.scope(cause)), insecure, value, name);
    }

    static void define(Stage stage, Request request, boolean insecure, Pointer value, String name)
            throws RequestException, InterruptedException {
        try (WebClient client = new WebClient(insecure)) {
            Object said = Failures.json(request, client.send(request));
            stage.define(
                    name,
                    value.find(said)
                            .orElseThrow(() -> new RequestException(
                                    request + ": there is nothing at \"" + value + "\" in the response")));
        }
    }
}
