package io.tidemark.experiment.reporter;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Reporter;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.reporter.WebClient.Answer;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of a database, by way of PostgREST. */
public final class PostgrestReporter implements Reporter {
    public static final ComponentType<PostgrestReporter> TYPE = new ComponentType<>(
            Role.REPORTER,
            "PostgRESTReporter",
            List.of("PostgrestReporter"),
            "Adds everything that was measured to the tables of a Postgres database, by way of PostgREST. Each parameter"
                    + " and each metric needs a `uuid` in `config`. Times are in UTC. Texts that are longer than their"
                    + " columns are cut.",
            List.of(
                    Option.required("url", OptionKind.TEXT, "Where PostgREST answers."),
                    Option.optional(
                            "prefix", OptionKind.TEXT, "profile_data_", "What the names of the tables begin with."),
                    Option.optional(
                            "project",
                            OptionKind.TEXT,
                            "",
                            "The project that the job belongs to; the experiment's title when nothing is said."),
                    Option.optional("headers", OptionKind.TEXTS, "", "Headers of all requests.")),
            List.of(),
            PostgrestReporter::new);

    private static final int ROWS = 1_000;
    private static final int CONFLICT = 409;

    private final Template url;
    private final Template prefix;
    private final Optional<Template> project;
    private final Map<String, Template> headers;
    private final Visits visits = new Visits();

    private PostgrestReporter(Settings settings) {
        url = settings.text("url");
        prefix = settings.text("prefix");
        project = settings.maybeText("project");
        headers = settings.texts("headers");
    }

    @Override
    public void start(Stage stage) {
        visits.start(stage);
    }

    @Override
    public List<String> report(Results results, Stage stage) throws IOException, InterruptedException {
        Scope scope = stage.scope(Trace.NONE);
        String base = url.render(scope).replaceFirst("/+$", "");
        PostgrestRows rows = new PostgrestRows(
                results, project.map(text -> text.render(scope)).orElse(results.title()));
        try (WebClient client = new WebClient()) {
            Table table = (name, list) -> {
                Map<String, String> rendered = new LinkedHashMap<>();
                headers.forEach((header, value) -> rendered.put(header, value.render(scope)));
                return client.post(
                        URI.create(base + "/" + prefix.render(scope) + name),
                        rendered,
                        JsonText.line(list).getBytes(StandardCharsets.UTF_8));
            };
            for (Map.Entry<String, List<Map<String, Object>>> lookup :
                    rows.lookups().entrySet()) {
                for (Map<String, Object> row : lookup.getValue()) {
                    Answer answer = table.post(lookup.getKey(), List.of(row));
                    if (answer.status() != CONFLICT) {
                        answer.orThrow();
                    }
                }
            }
            for (Map.Entry<String, List<Map<String, Object>>> more :
                    rows.job(visits.all(results)).entrySet()) {
                for (int from = 0; from < more.getValue().size(); from += ROWS) {
                    int to = Math.min(from + ROWS, more.getValue().size());
                    table.post(more.getKey(), more.getValue().subList(from, to)).orThrow();
                }
            }
        }
        if (rows.shortened() > 0) {
            stage.note("PostgREST: " + rows.shortened() + " texts were cut to the width of their columns");
        }
        return List.of(base + " (job " + results.id() + ")");
    }

    @FunctionalInterface
    private interface Table {
        Answer post(String name, List<Map<String, Object>> rows) throws IOException, InterruptedException;
    }
}
