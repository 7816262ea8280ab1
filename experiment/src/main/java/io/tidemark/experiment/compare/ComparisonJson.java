package io.tidemark.experiment.compare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** A comparison for machines, in one line. {@code scores} and {@code sum} are those of the driver's tool. */
public final class ComparisonJson {
    private final JsonGenerator json;

    private ComparisonJson(JsonGenerator json) {
        this.json = json;
    }

    public static String of(Comparison comparison) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            new ComparisonJson(json).write(comparison);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    private void write(Comparison comparison) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "comparison");
        json.writeStringField("before", comparison.before().source());
        json.writeStringField("after", comparison.after().source());
        json.writeBooleanField("accepted", comparison.isAccepted());
        json.writeNumberField("threshold", comparison.settings().threshold());
        json.writeNumberField("sum", comparison.score());
        json.writeObjectFieldStart("scores");
        for (MetricScore metric : comparison.metrics()) {
            if (metric.isCompared()) {
                json.writeNumberField(metric.quantity().name(), metric.score());
            }
        }
        json.writeEndObject();
        if (comparison.axis().isPresent()) {
            json.writeStringField("axis", comparison.axis().get());
        }
        json.writeArrayFieldStart("metrics");
        for (MetricScore metric : comparison.metrics()) {
            metric(metric);
        }
        json.writeEndArray();
        texts("notes", comparison.notes());
        json.writeEndObject();
    }

    private void metric(MetricScore metric) throws IOException {
        json.writeStartObject();
        json.writeStringField("metric", metric.quantity().name());
        json.writeStringField("units", metric.quantity().units());
        json.writeStringField("verdict", metric.verdict().words());
        json.writeNumberField("score", metric.score());
        json.writeNumberField("weight", metric.weight());
        number("before", metric.before());
        number("after", metric.after());
        number("change", metric.change());
        json.writeNumberField("outliers", metric.outliers());
        json.writeArrayFieldStart("places");
        for (PlaceScore place : metric.places()) {
            place(place);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void place(PlaceScore place) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("parameters");
        for (Map.Entry<String, Object> parameter : place.parameters().entrySet()) {
            if (parameter.getValue() instanceof Number number) {
                number(parameter.getKey(), number.doubleValue());
            } else {
                json.writeStringField(parameter.getKey(), parameter.getValue().toString());
            }
        }
        json.writeEndObject();
        mean("before", place.before());
        mean("after", place.after());
        json.writeNumberField("score", place.score());
        json.writeStringField("basis", place.basis().words());
        json.writeEndObject();
    }

    private void mean(String field, Mean mean) throws IOException {
        json.writeObjectFieldStart(field);
        number("mean", mean.value());
        number("error", mean.error());
        json.writeNumberField("n", mean.count());
        json.writeEndObject();
    }

    private void texts(String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /** JSON knows no infinity, and no number that is none. */
    private void number(String field, double value) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeNullField(field);
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            json.writeNumberField(field, (long) value);
        } else {
            json.writeNumberField(field, value);
        }
    }
}
