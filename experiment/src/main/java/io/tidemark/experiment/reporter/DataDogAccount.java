package io.tidemark.experiment.reporter;

import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What both reporters to DataDog need to know. */
final class DataDogAccount {
    private static final List<Option> OPTIONS = List.of(
            Option.required("api_key", OptionKind.TEXT, "The API key."),
            Option.optional("app_key", OptionKind.TEXT, "", "The application key."),
            Option.optional(
                    "hostname",
                    OptionKind.TEXT,
                    "",
                    "The host that the values are said to come from; this machine when nothing is said."),
            Option.optional("prefix", OptionKind.TEXT, "dcos.perf.", "What the names of all metrics begin with."),
            Option.optional(
                    "url",
                    OptionKind.TEXT,
                    "https://api.datadoghq.com",
                    "Where DataDog's API answers; other sites of DataDog have other addresses."));
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Template apiKey;
    private final Optional<Template> appKey;
    private final Optional<Template> hostname;
    private final Template prefix;
    private final Template url;

    DataDogAccount(Settings settings) {
        apiKey = settings.text("api_key");
        appKey = settings.maybeText("app_key");
        hostname = settings.maybeText("hostname");
        prefix = settings.text("prefix");
        url = settings.text("url");
    }

    static List<Option> options(Option... more) {
        return Stream.concat(OPTIONS.stream(), Stream.of(more)).toList();
    }

    DataDogClient client(Stage stage) {
        Scope scope = stage.scope(Trace.NONE);
        return new DataDogClient(
                url.render(scope),
                apiKey.render(scope),
                appKey.map(key -> key.render(scope)).orElse(""),
                hostname.map(name -> name.render(scope)).orElseGet(DataDogAccount::thisMachine),
                PAUSE);
    }

    String prefix(Stage stage) {
        return prefix.render(stage.scope(Trace.NONE));
    }

    String place(Stage stage) {
        return url.render(stage.scope(Trace.NONE));
    }

    private static String thisMachine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** As {@code name:value}. */
    @SafeVarargs
    static List<String> tags(Map<String, Object>... maps) {
        List<String> tags = new ArrayList<>();
        for (Map<String, Object> map : maps) {
            map.forEach((name, value) -> tags.add(name + ":" + NumberText.of(value)));
        }
        return tags;
    }
}
