package io.tidemark.sizing.result;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.aggregator.dump.Fields;
import io.tidemark.sizing.probe.HostSample;
import io.tidemark.sizing.probe.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Samples as one array per metric, so that they take little room and are easy to plot; null where one is not known. */
final class SampleJson {
    private SampleJson() {}

    static void write(JsonGenerator json, List<HostSample> samples) throws IOException {
        json.writeObjectFieldStart("samples");
        json.writeArrayFieldStart("epochMillis");
        for (HostSample sample : samples) {
            json.writeNumber(sample.epochMillis());
        }
        json.writeEndArray();
        for (Metric metric : Metric.values()) {
            if (samples.stream().anyMatch(sample -> sample.values().containsKey(metric))) {
                metric(json, metric, samples);
            }
        }
        json.writeEndObject();
    }

    private static void metric(JsonGenerator json, Metric metric, List<HostSample> samples) throws IOException {
        json.writeArrayFieldStart(metric.key());
        for (HostSample sample : samples) {
            Double value = sample.values().get(metric);
            if (value == null) {
                json.writeNull();
            } else {
                json.writeNumber(value);
            }
        }
        json.writeEndArray();
    }

    static List<HostSample> read(Fields samples) {
        JsonNode instants = array(samples, "epochMillis");
        List<Map<Metric, Double>> values = new ArrayList<>();
        instants.forEach(instant -> values.add(new EnumMap<>(Metric.class)));
        for (Metric metric : Metric.values()) {
            if (samples.node().has(metric.key())) {
                fill(values, metric, array(samples, metric.key()));
            }
        }
        List<HostSample> read = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (!instants.get(i).canConvertToLong()) {
                throw new IllegalArgumentException("epochMillis should hold instants but holds " + instants.get(i));
            }
            read.add(new HostSample(instants.get(i).longValue(), values.get(i)));
        }
        return read;
    }

    private static void fill(List<Map<Metric, Double>> values, Metric metric, JsonNode numbers) {
        if (numbers.size() != values.size()) {
            throw new IllegalArgumentException(
                    "there are " + values.size() + " samples but " + numbers.size() + " values of " + metric.key());
        }
        for (int i = 0; i < values.size(); i++) {
            if (!numbers.get(i).isNull()) {
                values.get(i).put(metric, number(metric, numbers.get(i)));
            }
        }
    }

    /** What is no number in JSON, such as NaN, was written as a text. */
    private static double number(Metric metric, JsonNode value) {
        if (value.isNumber()) {
            return value.doubleValue();
        }
        if (value.isTextual()) {
            return Double.parseDouble(value.textValue());
        }
        throw new IllegalArgumentException(metric.key() + " should hold numbers but holds " + value);
    }

    private static JsonNode array(Fields samples, String field) {
        JsonNode array = samples.node().get(field);
        if (array == null || !array.isArray()) {
            throw new IllegalArgumentException("the array " + field + " is missing");
        }
        return array;
    }
}
