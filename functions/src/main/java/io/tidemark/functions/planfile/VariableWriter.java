package io.tidemark.functions.planfile;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.core.plan.Variable;
import java.io.IOException;

final class VariableWriter {
    private VariableWriter() {}

    static void write(Variable variable, JsonGenerator json) throws IOException {
        json.writeStartObject();
        switch (variable) {
            case Variable.RandomNumber random -> json.writeStringField("random", random.from() + ".." + random.to());
            case Variable.Uuid _ -> {
                json.writeObjectFieldStart("uuid");
                json.writeEndObject();
            }
            case Variable.Counter counter -> {
                json.writeObjectFieldStart("counter");
                json.writeNumberField("from", counter.from());
                json.writeNumberField("step", counter.step());
                // Left out where it says nothing, so that plans from before it was known keep their fingerprint.
                if (counter.digits() > PlanDefaults.DIGITS) {
                    json.writeNumberField("digits", counter.digits());
                }
                json.writeEndObject();
            }
            case Variable.Time time -> json.writeStringField("time", PlanChoices.TIME.word(time.format()));
            case Variable.Env env -> json.writeStringField("env", env.variable());
            case Variable.Csv csv -> {
                json.writeStringField("csv", csv.rows().source());
                json.writeStringField("order", PlanChoices.ORDER.word(csv.order()));
                json.writeNumberField("rows", csv.rows().values().size());
                json.writeStringField("sha256", Digests.of(csv.rows()));
            }
        }
        json.writeStringField("per", PlanChoices.SCOPE.word(variable.scope()));
        json.writeEndObject();
    }
}
