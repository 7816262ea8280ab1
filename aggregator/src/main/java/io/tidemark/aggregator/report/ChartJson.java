package io.tidemark.aggregator.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Charts as the page's script reads them. */
final class ChartJson {
    private final JsonGenerator json;
    private final JsonNumbers numbers;

    ChartJson(JsonGenerator json) {
        this.json = json;
        this.numbers = new JsonNumbers(json);
    }

    void write(List<Chart> charts) throws IOException {
        json.writeStartArray();
        for (Chart chart : charts) {
            json.writeStartObject();
            json.writeStringField("id", chart.id());
            json.writeStringField("size", chart.size().key());
            scale("x", chart.x());
            scale("y", chart.y());
            json.writeArrayFieldStart("layers");
            for (Layer layer : chart.layers()) {
                layer(layer);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("marks");
            for (Mark mark : chart.marks()) {
                mark(mark);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void scale(String field, Scale scale) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("title", scale.title());
        json.writeStringField("format", word(scale.format()));
        json.writeBooleanField("log", scale.logarithmic());
        if (scale.focus().isPresent()) {
            range("focus", scale.focus().get());
        }
        json.writeEndObject();
    }

    private void layer(Layer layer) throws IOException {
        json.writeStartObject();
        json.writeStringField("label", layer.label());
        json.writeStringField("colour", layer.colour().key());
        switch (layer) {
            case Layer.Line line -> line(line);
            case Layer.Points points -> points(points);
            case Layer.Spans spans -> spans(spans);
        }
        json.writeEndObject();
    }

    private void line(Layer.Line line) throws IOException {
        json.writeStringField("kind", "line");
        json.writeStringField("style", word(line.style()));
        numbers.write("x", line.x());
        numbers.write("y", line.y());
        if (line.band().isPresent()) {
            numbers.write("low", line.band().get().low());
            numbers.write("high", line.band().get().high());
        }
    }

    private void points(Layer.Points points) throws IOException {
        json.writeStringField("kind", "points");
        json.writeStringField("shape", word(points.shape()));
        json.writeArrayFieldStart("points");
        for (Layer.Point point : points.points()) {
            json.writeStartObject();
            numbers.write("x", point.x());
            numbers.write("y", point.y());
            if (point.across().isPresent()) {
                range("across", point.across().get());
            }
            if (point.along().isPresent()) {
                range("along", point.along().get());
            }
            json.writeStringField("name", point.name());
            json.writeStringField("words", point.words());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void spans(Layer.Spans spans) throws IOException {
        json.writeStringField("kind", "spans");
        json.writeArrayFieldStart("spans");
        for (Layer.Span span : spans.spans()) {
            json.writeStartObject();
            numbers.write("from", span.from());
            numbers.write("to", span.to());
            numbers.write("y", span.y());
            json.writeStringField("words", span.words());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void mark(Mark mark) throws IOException {
        json.writeStartObject();
        json.writeStringField("label", mark.label());
        switch (mark) {
            case Mark.Region region -> {
                json.writeStringField("colour", region.colour().key());
                numbers.write("from", region.from());
                numbers.write("to", region.to());
            }
            case Mark.Upright upright -> {
                json.writeStringField("colour", upright.colour().key());
                numbers.write("x", upright.x());
            }
            case Mark.Level level -> {
                json.writeStringField("colour", level.colour().key());
                numbers.write("y", level.y());
            }
        }
        json.writeEndObject();
    }

    private void range(String field, Scale.Range range) throws IOException {
        json.writeArrayFieldStart(field);
        numbers.write(range.from());
        numbers.write(range.to());
        json.writeEndArray();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
