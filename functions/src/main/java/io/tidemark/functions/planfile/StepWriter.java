package io.tidemark.functions.planfile;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.core.plan.Body;
import io.tidemark.core.plan.Credentials;
import io.tidemark.core.plan.Extraction;
import io.tidemark.core.plan.Field;
import io.tidemark.core.plan.Pause;
import io.tidemark.core.plan.Step;
import java.io.IOException;
import java.util.List;

final class StepWriter {
    private StepWriter() {}

    static void write(Step step, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", step.name());
        json.writeStringField("method", step.method());
        json.writeStringField("url", step.url());
        if (!step.query().isEmpty()) {
            fields("query", step.query(), json);
        }
        if (!step.headers().isEmpty()) {
            fields("headers", step.headers(), json);
        }
        if (step.credentials() != null) {
            credentials(step.credentials(), json);
        }
        body(step.body(), json);
        if (!step.checks().isEmpty()) {
            CheckWriter.write(step.checks(), json);
        }
        if (!step.extractions().isEmpty()) {
            Parts.write("extract", step.extractions(), StepWriter::newVariable, StepWriter::extractions, json);
        }
        if (!step.think().equals(Pause.NONE)) {
            json.writeFieldName("think");
            LoadWriter.pause(step.think(), json);
        }
        json.writeEndObject();
    }

    private static void fields(String key, List<Field> fields, JsonGenerator json) throws IOException {
        Parts.write(
                key,
                fields,
                (part, field) -> part.stream().noneMatch(other -> other.name().equals(field.name())),
                (part, out) -> {
                    for (Field field : part) {
                        out.writeStringField(field.name(), field.value());
                    }
                },
                json);
    }

    private static void credentials(Credentials credentials, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("auth");
        switch (credentials) {
            case Credentials.Basic(String user, String password) -> {
                json.writeObjectFieldStart("basic");
                json.writeStringField("user-env", user);
                json.writeStringField("password-env", password);
                json.writeEndObject();
            }
            case Credentials.Bearer(String token) -> json.writeStringField("bearer-env", token);
        }
        json.writeEndObject();
    }

    private static void body(Body body, JsonGenerator json) throws IOException {
        switch (body) {
            case Body.None _ -> {}
            case Body.Text(String text) -> json.writeStringField("body", text);
            case Body.Content(String source, byte[] bytes) -> {
                json.writeStringField("body-file", source);
                json.writeNumberField("body-bytes", bytes.length);
                json.writeStringField("body-sha256", Digests.of(bytes));
            }
            case Body.Form(List<Field> fields) -> fields("form", fields, json);
        }
    }

    private static boolean newVariable(List<Extraction> part, Extraction extraction) {
        return part.stream().noneMatch(other -> other.variable().equals(extraction.variable()));
    }

    private static void extractions(List<Extraction> part, JsonGenerator json) throws IOException {
        for (Extraction extraction : part) {
            json.writeObjectFieldStart(extraction.variable());
            switch (extraction) {
                case Extraction.FromHeader header -> {
                    json.writeStringField("header", header.header());
                    if (header.pattern() != null) {
                        json.writeStringField("regex", header.pattern().text());
                    }
                }
                case Extraction.FromBody body ->
                    json.writeStringField("regex", body.pattern().text());
                case Extraction.FromJson pointer -> json.writeStringField("json", pointer.pointer());
            }
            json.writeEndObject();
        }
    }
}
