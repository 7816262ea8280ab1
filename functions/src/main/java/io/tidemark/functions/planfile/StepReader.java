package io.tidemark.functions.planfile;

import io.tidemark.core.plan.Body;
import io.tidemark.core.plan.Check;
import io.tidemark.core.plan.Extraction;
import io.tidemark.core.plan.Field;
import io.tidemark.core.plan.Pause;
import io.tidemark.core.plan.Step;
import io.tidemark.functions.yaml.Section;
import io.tidemark.functions.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One request of a scenario. */
final class StepReader {
    private static final Pattern ORIGIN = Pattern.compile("^https?://[^/?]*", Pattern.CASE_INSENSITIVE);

    private final BodyReader bodies;

    StepReader(PlanFiles files) {
        this.bodies = new BodyReader(files);
    }

    /** Reads a list of steps, each of which knows what those before it extract, and adds all that to the known names. */
    List<Step> readAll(Value value, KnownNames names, KnownNames variables) {
        List<Step> steps = new ArrayList<>();
        for (Value item : value.items("must be a list of steps")) {
            steps.add(read(item, names, variables));
        }
        return steps;
    }

    /**
     * Reads a step and adds what it extracts to the known names.
     *
     * @param variables what extractions must not be named like
     */
    private Step read(Value value, KnownNames names, KnownNames variables) {
        Section section = value.section(PlanKeys.STEP);
        Request request = value.isMapping() ? request(section, names) : Request.DEFAULT;
        String name = section.find("name").map(Value::label).orElse(request.name());
        List<Field> query = FieldReader.fields(section.find("query"), names);
        List<Field> headers = FieldReader.headers(section.find("headers"), names);
        Body body = bodies.read(section, names);
        List<Check> checks = CheckReader.read(section.find("checks"), names);
        List<Extraction> extractions = ExtractionReader.read(section.find("extract"), variables);
        extractions.forEach(extraction -> names.add(extraction.variable()));
        return new Step(
                name,
                request.method(),
                request.url(),
                query,
                headers,
                body,
                section.find("auth").flatMap(CredentialsReader::read).orElse(null),
                checks,
                extractions,
                section.find("think").map(PauseReader::read).orElse(Pause.NONE));
    }

    static Step defaultStep() {
        Request request = Request.DEFAULT;
        return new Step(
                request.name(),
                request.method(),
                request.url(),
                List.of(),
                List.of(),
                Body.NONE,
                null,
                List.of(),
                List.of(),
                Pause.NONE);
    }

    /** {@code get: /path} and the like, or {@code url} with or without {@code method}. */
    private static Request request(Section section, KnownNames names) {
        List<String> urls = new ArrayList<>(PlanKeys.METHODS);
        urls.add("url");
        Optional<String> key = section.exclusive(urls);
        if (key.isEmpty()) {
            section.reject("", "must have a request, such as get: /items, or method and url");
            section.find("method").ifPresent(method -> method.parse(Syntax::method, PlanDefaults.METHOD));
            return Request.DEFAULT;
        }
        String url = Urls.step(section.find(key.get()).orElseThrow(), names);
        if (key.get().equals("url")) {
            String method = section.find("method")
                    .map(found -> found.parse(Syntax::method, PlanDefaults.METHOD))
                    .orElse(PlanDefaults.METHOD);
            return new Request(method, url);
        }
        section.forbid(List.of("method"), "goes with url, not with " + key.get());
        return new Request(key.get().toUpperCase(Locale.ROOT), url);
    }

    private record Request(String method, String url) {
        static final Request DEFAULT = new Request(PlanDefaults.METHOD, PlanDefaults.URL);

        /** The method and the path as it is written, without the query: requests for one resource count together. */
        String name() {
            String path = ORIGIN.matcher(url).replaceFirst("");
            int query = path.indexOf('?');
            String withoutQuery = query < 0 ? path : path.substring(0, query);
            return method + " " + (withoutQuery.isEmpty() ? "/" : withoutQuery);
        }
    }
}
