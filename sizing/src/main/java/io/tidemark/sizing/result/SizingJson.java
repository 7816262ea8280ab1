package io.tidemark.sizing.result;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.core.capacity.Observation;
import io.tidemark.sizing.bottleneck.Bottleneck;
import io.tidemark.sizing.host.HostFacts;
import java.io.IOException;

/** Writes all of a sizing but its run; {@link SizingParts} reads it. */
final class SizingJson {
    private final JsonGenerator json;
    private final CapacityJson capacity;

    SizingJson(JsonGenerator json) {
        this.json = json;
        capacity = new CapacityJson(json);
    }

    void write(Sizing sizing) throws IOException {
        json.writeStringField("runId", sizing.run().info().id());
        json.writeStringField("method", sizing.method());
        capacity.settings(sizing.settings());
        capacity.answer(sizing.answer());
        bottleneck(sizing.bottleneck());
        host(sizing.host());
        json.writeStringField("probe", sizing.probe());
        if (sizing.stated().isPresent()) {
            json.writeNumberField("stated", sizing.stated().getAsDouble());
        }
        json.writeArrayFieldStart("observations");
        for (Observation observation : sizing.observations()) {
            capacity.observation(observation);
        }
        json.writeEndArray();
        SampleJson.write(json, sizing.samples());
    }

    private void host(HostFacts host) throws IOException {
        json.writeObjectFieldStart("host");
        json.writeStringField("kind", host.kind());
        json.writeStringField("description", host.description());
        if (host.type().isPresent()) {
            json.writeStringField("type", host.type().get());
        }
        if (host.cpus().isPresent()) {
            json.writeNumberField("cpus", host.cpus().getAsDouble());
        }
        if (host.memoryBytes().isPresent()) {
            json.writeNumberField("memoryBytes", host.memoryBytes().getAsLong());
        }
        json.writeBooleanField("sharesMachineWithGenerator", host.sharesMachineWithGenerator());
        json.writeEndObject();
    }

    private void bottleneck(Bottleneck bottleneck) throws IOException {
        json.writeObjectFieldStart("bottleneck");
        json.writeStringField("resource", bottleneck.resource().name());
        json.writeStringField("confidence", bottleneck.confidence().name());
        json.writeStringField("sentence", bottleneck.sentence());
        capacity.strings("evidence", bottleneck.evidence());
        json.writeArrayFieldStart("ruledOut");
        for (Bottleneck.RuledOut out : bottleneck.ruledOut()) {
            json.writeStartObject();
            json.writeStringField("resource", out.resource().name());
            json.writeStringField("sentence", out.sentence());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
