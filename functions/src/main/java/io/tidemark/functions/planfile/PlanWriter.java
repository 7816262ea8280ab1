package io.tidemark.functions.planfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.tidemark.core.plan.HttpSettings;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Scenario;
import io.tidemark.core.plan.Step;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.plan.Tolerance.Limit;
import io.tidemark.core.plan.Variable;
import io.tidemark.core.units.Percents;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.TreeMap;

/**
 * Writes a plan as JSON in the format of plan files, in one canonical form: every key in its order and every setting
 * that has a default, so that a later default does not change what an old plan means.
 *
 * <p>No secrets are written, because a plan holds none: only names of environment variables. Contents of files are
 * written as their SHA-256, so reading such a plan back needs the files, and fails when they have changed.
 */
public final class PlanWriter {
    private PlanWriter() {}

    /** In one line: the text a fingerprint is made of. */
    public static String write(Plan plan) {
        return text(plan, false);
    }

    /** In many lines, for people. */
    public static String pretty(Plan plan) {
        return text(plan, true);
    }

    /** As an object within a larger document. */
    public static void write(Plan plan, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", plan.name());
        json.writeArrayFieldStart("targets");
        for (URI target : plan.targets()) {
            json.writeString(target.toString());
        }
        json.writeEndArray();
        variables(plan, json);
        if (!plan.start().isEmpty()) {
            steps("start", plan.start(), json);
        }
        scenarios(plan, json);
        json.writeFieldName("load");
        LoadWriter.write(plan.load(), json);
        http(plan.http(), json);
        tolerance(plan.tolerance(), json);
        json.writeEndObject();
    }

    private static String text(Plan plan, boolean pretty) {
        // Characters beyond ASCII are escaped because YAML does not take all of those that JSON takes.
        JsonFactory factory =
                JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(text)) {
            if (pretty) {
                DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
                json.setPrettyPrinter(
                        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            }
            write(plan, json);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return text.toString();
    }

    private static void variables(Plan plan, JsonGenerator json) throws IOException {
        if (plan.variables().isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("variables");
        for (Variable variable : plan.variables()) {
            json.writeFieldName(variable.name());
            VariableWriter.write(variable, json);
        }
        json.writeEndObject();
    }

    private static void scenarios(Plan plan, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("scenarios");
        for (Scenario scenario : plan.scenarios()) {
            json.writeStartObject();
            json.writeStringField("name", scenario.name());
            json.writeNumberField("weight", scenario.weight());
            steps("steps", scenario.steps(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void steps(String key, List<Step> steps, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(key);
        for (Step step : steps) {
            StepWriter.write(step, json);
        }
        json.writeEndArray();
    }

    private static void http(HttpSettings http, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("http");
        json.writeStringField("version", PlanChoices.VERSION.word(http.version()));
        json.writeBooleanField("insecure-tls", http.insecureTls());
        json.writeNumberField("redirects", http.maxRedirects());
        json.writeBooleanField("reuse-connections", http.reuseConnections());
        json.writeBooleanField("compression", http.compression());
        json.writeBooleanField("cookies", http.cookies());
        json.writeNumberField("max-connections", http.maxConnections());
        LoadWriter.duration("connect-timeout", http.connectTimeout(), json);
        LoadWriter.duration("response-timeout", http.responseTimeout(), json);
        LoadWriter.duration("timeout", http.totalTimeout(), json);
        json.writeEndObject();
    }

    private static void tolerance(Tolerance tolerance, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("tolerance");
        limit(tolerance.overall(), json);
        json.writeBooleanField("abort", tolerance.abort());
        if (!tolerance.byName().isEmpty()) {
            json.writeObjectFieldStart("names");
            for (var entry : new TreeMap<>(tolerance.byName()).entrySet()) {
                json.writeObjectFieldStart(entry.getKey());
                limit(entry.getValue(), json);
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void limit(Limit limit, JsonGenerator json) throws IOException {
        json.writeStringField("bad", Percents.format(limit.share()));
        json.writeStringField("of", PlanChoices.RATIO.word(limit.ratio()));
        if (limit.objective() != null) {
            LoadWriter.duration("latency", limit.objective(), json);
        }
    }
}
