package io.tidemark.aggregator.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Explorations as the page's script reads them. */
final class ExplorationJson {
    private final JsonGenerator json;
    private final JsonNumbers numbers;

    ExplorationJson(JsonGenerator json) {
        this.json = json;
        this.numbers = new JsonNumbers(json);
    }

    void write(List<Exploration> explorations) throws IOException {
        json.writeStartArray();
        for (Exploration exploration : explorations) {
            json.writeStartObject();
            json.writeStringField("id", exploration.id());
            json.writeBooleanField("together", exploration.together());
            json.writeArrayFieldStart("dimensions");
            for (Exploration.Dimension dimension : exploration.dimensions()) {
                dimension(dimension);
            }
            json.writeEndArray();
            places(exploration.places());
            json.writeArrayFieldStart("subjects");
            for (Exploration.Subject subject : exploration.subjects()) {
                subject(subject);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void dimension(Exploration.Dimension dimension) throws IOException {
        json.writeStartObject();
        json.writeStringField("title", dimension.title());
        boolean numeric = dimension.isNumeric();
        json.writeBooleanField("numeric", numeric);
        json.writeArrayFieldStart("values");
        for (Object value : dimension.values()) {
            if (numeric && value instanceof Number number) {
                // With all its digits: a reader compares it with what was set.
                json.writeNumber(number.doubleValue());
            } else {
                json.writeString(value.toString());
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void places(List<Exploration.Place> places) throws IOException {
        json.writeArrayFieldStart("places");
        for (Exploration.Place place : places) {
            json.writeStartArray();
            for (int at : place.at()) {
                json.writeNumber(at);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("words");
        for (Exploration.Place place : places) {
            json.writeString(place.words());
        }
        json.writeEndArray();
    }

    private void subject(Exploration.Subject subject) throws IOException {
        json.writeStartObject();
        json.writeStringField("title", subject.title());
        json.writeArrayFieldStart("traces");
        for (Exploration.Trace trace : subject.traces()) {
            json.writeStartObject();
            json.writeStringField("label", trace.label());
            json.writeStringField("colour", trace.colour().key());
            json.writeStringField("kind", trace.kind().name().toLowerCase(Locale.ROOT));
            numbers.write("values", trace.values());
            if (!trace.errors().isEmpty()) {
                numbers.write("errors", trace.errors());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("dots");
        for (Exploration.Dots dots : subject.dots()) {
            json.writeStartObject();
            json.writeStringField("label", dots.label());
            json.writeStringField("colour", dots.colour().key());
            json.writeArrayFieldStart("values");
            for (List<Double> values : dots.values()) {
                numbers.write(values);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
