package io.tidemark.experiment.load;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanOverlay;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the plan of a load is made when it is known what the macros stand for. The words are those of a burst's options. */
final class LoadRecipe {
    /** As a burst without a plan file does. */
    private static final String PAUSE = "500ms";

    private static final String DURATION = "30s";

    private static final List<String> ONLY_WITHOUT_FILE = List.of("ramp", "warmUp", "method", "headers", "body");
    private static final List<String> SIMPLE = List.of(
            "target",
            "rate",
            "users",
            "pause",
            "duration",
            "warmUp",
            "ramp",
            "arrivals",
            "latency",
            "tolerance",
            "timeout",
            "method",
            "body");

    static final List<Option> OPTIONS = List.of(
            Option.optional(
                    "plan",
                    OptionKind.TEXT,
                    "",
                    "A plan file, as `tidemark burst` takes it. What stands beside it takes the place of what it says."),
            Option.optional(
                            "target",
                            OptionKind.TEXT,
                            "",
                            "URL to load, such as `http://127.0.0.1:8080/items`, or `{{host_url}}` of a HostChannel. Beside a "
                                    + "plan file a base URL, without a path.")
                    .or("url"),
            Option.optional(
                    "rate",
                    OptionKind.TEXT,
                    "",
                    "Arrivals, whatever the service does: `200/s`, `90/m`, or a number for a second."),
            Option.optional(
                    "users",
                    OptionKind.TEXT,
                    "",
                    "In place of a rate: so many users, each of whom waits for its responses."),
            Option.optional(
                    "pause",
                    OptionKind.TEXT,
                    "",
                    "Between a user's requests; " + PAUSE + " when there is no plan file."),
            Option.optional(
                    "duration",
                    OptionKind.TEXT,
                    "",
                    "How long at the full level; " + DURATION + " when there is no plan file."),
            Option.optional(
                            "warmUp",
                            OptionKind.TEXT,
                            "",
                            "Hold the level for so long first, without counting it in any result.")
                    .or("warm_up", "warm-up"),
            Option.optional(
                    "ramp",
                    OptionKind.TEXT,
                    "",
                    "Climb from nothing to the level first; part of the warm-up, when there is one."),
            Option.optional("arrivals", OptionKind.TEXT, "", "`constant` or `poisson`, of a rate."),
            Option.optional("latency", OptionKind.TEXT, "", "A response that takes longer is bad, such as `250ms`."),
            Option.optional(
                    "tolerance",
                    OptionKind.TEXT,
                    "",
                    "Share of bad requests up to which a load has passed, such as `1%`."),
            Option.optional("timeout", OptionKind.TEXT, "", "For a whole request."),
            Option.optional("method", OptionKind.TEXT, "", "Of the request.").or("verb"),
            Option.optional("headers", OptionKind.TEXTS, "", "Of the request."),
            Option.optional("body", OptionKind.TEXT, "", "Of the request."),
            Option.optional(
                    "set",
                    OptionKind.TEXTS,
                    "",
                    "Anything else of a plan, by its path, such as `load.pacing: fixed-period` or `http.version: 2`."));

    private final Optional<Template> file;
    private final Map<String, Template> texts;
    private final Map<String, Template> headers;
    private final Map<String, Template> paths;
    private final String name;

    private LoadRecipe(
            String name,
            Optional<Template> file,
            Map<String, Template> texts,
            Map<String, Template> headers,
            Map<String, Template> paths) {
        this.name = name;
        this.file = file;
        this.texts = texts;
        this.headers = headers;
        this.paths = paths;
    }

    static LoadRecipe read(Settings settings, String name) {
        Map<String, Template> texts = new LinkedHashMap<>();
        for (String key : SIMPLE) {
            settings.maybeText(key).ifPresent(text -> texts.put(key, text));
        }
        Optional<Template> file = settings.maybeText("plan");
        if (file.isPresent()) {
            ONLY_WITHOUT_FILE.stream()
                    .filter(settings::has)
                    .forEach(
                            key -> settings.reject(key, "cannot be together with a plan file", "write it in the plan"));
        } else {
            if (!texts.containsKey("target")) {
                settings.reject("target", "is missing: a URL, or a plan file", "");
            }
            if (!texts.containsKey("rate") && !texts.containsKey("users")) {
                settings.reject("rate", "is missing: a rate, users, or a plan file", "");
            }
        }
        if (texts.containsKey("rate") && texts.containsKey("users")) {
            settings.reject("users", "cannot be together with a rate", "leave one of them out");
        }
        return new LoadRecipe(name, file, texts, settings.texts("headers"), settings.texts("set"));
    }

    /**
     * @param directory where relative paths begin
     * @throws ProblemsException with all that is wrong with it
     */
    Plan plan(Scope scope, Path directory) throws ProblemsException {
        PlanSource source = file.isPresent()
                ? PlanSource.file(directory.resolve(file.get().render(scope).strip()))
                : PlanSource.flags(PlanOverlay.none(), PlanFiles.in(directory));
        return PlanReader.read(source.with(overlay(scope)));
    }

    private PlanOverlay overlay(Scope scope) {
        PlanOverlay.Builder overlay = PlanOverlay.builder();
        if (file.isEmpty()) {
            overlay.put("name", name, "name");
        }
        value("target", scope).ifPresent(url -> target(overlay, withScheme(url)));
        level(overlay, scope);
        if ((file.isEmpty() && texts.containsKey("users")) || texts.containsKey("pause")) {
            overlay.put("load.pause", seconds("pause", scope, PAUSE), "pause");
        }
        put(overlay, "load.arrivals", "arrivals", scope);
        put(overlay, "tolerance.latency", "latency", scope);
        put(overlay, "tolerance.bad", "tolerance", scope);
        if (texts.containsKey("timeout")) {
            overlay.put("http.timeout", seconds("timeout", scope, ""), "timeout");
            // The total is the only limit meant: the default for the first byte must not end a request before it.
            overlay.put("http.response-timeout", seconds("timeout", scope, ""), "timeout");
        }
        put(overlay, PlanOverlay.FIRST_STEP + ".method", "method", scope);
        put(overlay, PlanOverlay.FIRST_STEP + ".body", "body", scope);
        headers.forEach((header, value) ->
                overlay.addField(PlanOverlay.FIRST_STEP + ".headers", header, value.render(scope), "headers"));
        paths.forEach((path, value) -> overlay.put(path, value.render(scope).strip(), "set"));
        return overlay.build();
    }

    private void target(PlanOverlay.Builder overlay, String url) {
        if (file.isPresent()) {
            overlay.put("target", url, "target");
        } else {
            overlay.url(url.indexOf('/', url.indexOf("://") + 3) < 0 ? url + "/" : url, "target");
        }
    }

    private void level(PlanOverlay.Builder overlay, Scope scope) {
        String key = texts.containsKey("rate") ? "rate" : "users";
        String level = value(key, scope).map(text -> level(key, text)).orElse("");
        boolean phases = texts.containsKey("warmUp") || texts.containsKey("ramp");
        if (!phases) {
            if (!level.isEmpty()) {
                overlay.put("load." + key, level, key);
            }
            if (file.isEmpty() || texts.containsKey("duration")) {
                overlay.put("load.duration", seconds("duration", scope, DURATION), "duration");
            }
            return;
        }
        int number = 0;
        if (texts.containsKey("ramp")) {
            phase(
                    overlay,
                    number++,
                    "ramp",
                    key,
                    (key.equals("rate") ? "0/s.." : "0..") + level,
                    seconds("ramp", scope, ""));
        }
        if (texts.containsKey("warmUp")) {
            phase(overlay, number++, "warm-up", key, level, seconds("warmUp", scope, ""));
            for (int i = 0; i < number; i++) {
                overlay.put("load.phases[" + i + "].warm-up", "true", "warmUp");
            }
        }
        phase(overlay, number, "main", key, level, seconds("duration", scope, DURATION));
    }

    private static void phase(
            PlanOverlay.Builder overlay, int number, String phase, String key, String level, String time) {
        String path = "load.phases[" + number + "].";
        overlay.put(path + "name", phase, phase);
        overlay.put(path + key, level, key);
        overlay.put(path + "for", time, phase.equals("main") ? "duration" : phase);
    }

    private void put(PlanOverlay.Builder overlay, String path, String key, Scope scope) {
        value(key, scope).ifPresent(text -> overlay.put(path, text, key));
    }

    private Optional<String> value(String key, Scope scope) {
        Template template = texts.get(key);
        return template == null
                ? Optional.empty()
                : Optional.of(template.render(scope).strip());
    }

    private String seconds(String key, Scope scope, String otherwise) {
        String text = value(key, scope).orElse(otherwise);
        return Plain.number(text).map(number -> number + "s").orElse(text);
    }

    private static String level(String key, String text) {
        return Plain.number(text)
                .map(number -> key.equals("rate") ? number + "/s" : number)
                .orElse(text);
    }

    private static String withScheme(String url) {
        return url.contains("://") || url.isEmpty() ? url : "http://" + url;
    }
}
