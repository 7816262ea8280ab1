package io.tidemark.aggregator.dump;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.aggregator.run.FleetHealth;
import io.tidemark.aggregator.run.Timeline;
import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Example;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** Writes what was measured: examples, the health of the workers, and the windows. Zeros of a kind are left out. */
final class MeasuredJson {
    private final JsonGenerator json;

    MeasuredJson(JsonGenerator json) {
        this.json = json;
    }

    static String key(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    void write(Timeline timeline) throws IOException {
        json.writeArrayFieldStart("examples");
        for (Example example : timeline.examples().toList()) {
            example(example);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("health");
        for (FleetHealth state : timeline.health()) {
            for (Map.Entry<Integer, Health> entry : state.bySegment().entrySet()) {
                health(entry.getKey(), entry.getValue());
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("windows");
        for (Window window : timeline.windows()) {
            window(window);
        }
        json.writeEndArray();
    }

    private void example(Example example) throws IOException {
        json.writeStartObject();
        json.writeNumberField("name", example.name());
        json.writeNumberField("intendedMicros", example.intendedMicros());
        json.writeNumberField("latencyMicros", example.latencyMicros());
        json.writeNumberField("serviceMicros", example.serviceMicros());
        json.writeStringField("outcome", key(example.outcome()));
        json.writeNumberField("status", example.status());
        json.writeStringField("target", example.target());
        json.writeStringField("detail", example.detail());
        json.writeEndObject();
    }

    private void health(int segment, Health health) throws IOException {
        json.writeStartObject();
        json.writeNumberField("second", health.second());
        json.writeNumberField("segment", segment);
        json.writeNumberField("users", health.users());
        json.writeNumberField("inFlight", health.inFlight());
        json.writeNumberField("backlog", health.backlog());
        json.writeNumberField("cpuMicros", health.cpuMicros());
        json.writeNumberField("cpuLimitMicros", health.cpuLimitMicros());
        json.writeNumberField("loopLagMicros", health.loopLagMicros());
        json.writeNumberField("gcMicros", health.gcMicros());
        json.writeNumberField("descriptors", health.descriptors());
        json.writeNumberField("descriptorLimit", health.descriptorLimit());
        json.writeEndObject();
    }

    private void window(Window window) throws IOException {
        Stats stats = window.stats();
        json.writeStartObject();
        json.writeNumberField("second", window.second());
        json.writeBooleanField("warmUp", window.warmUp());
        json.writeNumberField("name", window.name());
        counts(stats.counts());
        for (TimeKind kind : TimeKind.values()) {
            Distribution times = kind.of(window);
            moments(kind.label() + "Micros", new Moments(times.count(), times.sum(), times.min(), times.max()));
        }
        moments("connectMicros", stats.connect());
        moments("tlsMicros", stats.tls());
        moments("firstByteMicros", stats.firstByte());
        json.writeEndObject();
    }

    private void counts(Counts counts) throws IOException {
        json.writeNumberField("planned", counts.planned());
        json.writeNumberField("sent", counts.sent());
        json.writeNumberField("late", counts.late());
        json.writeNumberField("dropped", counts.dropped());
        json.writeObjectFieldStart("outcomes");
        for (Outcome outcome : Outcome.values()) {
            if (counts.count(outcome) > 0) {
                json.writeNumberField(key(outcome), counts.count(outcome));
            }
        }
        json.writeEndObject();
        json.writeObjectFieldStart("statuses");
        for (Map.Entry<Integer, Long> entry : counts.statuses().entrySet()) {
            json.writeNumberField(String.valueOf(entry.getKey()), entry.getValue());
        }
        json.writeEndObject();
        json.writeNumberField("bytesIn", counts.bytesIn());
        json.writeNumberField("bytesOut", counts.bytesOut());
    }

    private void moments(String field, Moments moments) throws IOException {
        if (moments.count() > 0) {
            json.writeObjectFieldStart(field);
            json.writeNumberField("count", moments.count());
            json.writeNumberField("sum", moments.sum());
            json.writeNumberField("min", moments.min());
            json.writeNumberField("max", moments.max());
            json.writeEndObject();
        }
    }
}
