package io.tidemark.aggregator.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** Charts as the page's script reads them. */
final class ChartJson {
    /** More than any screen can show, and a third of what a double takes. */
    private static final MathContext DIGITS = new MathContext(6);

    private final JsonGenerator json;

    ChartJson(JsonGenerator json) {
        this.json = json;
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
        numbers("x", line.x());
        numbers("y", line.y());
        if (line.band().isPresent()) {
            numbers("low", line.band().get().low());
            numbers("high", line.band().get().high());
        }
    }

    private void points(Layer.Points points) throws IOException {
        json.writeStringField("kind", "points");
        json.writeStringField("shape", word(points.shape()));
        json.writeArrayFieldStart("points");
        for (Layer.Point point : points.points()) {
            json.writeStartObject();
            number("x", point.x());
            number("y", point.y());
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
            number("from", span.from());
            number("to", span.to());
            number("y", span.y());
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
                number("from", region.from());
                number("to", region.to());
            }
            case Mark.Upright upright -> {
                json.writeStringField("colour", upright.colour().key());
                number("x", upright.x());
            }
            case Mark.Level level -> {
                json.writeStringField("colour", level.colour().key());
                number("y", level.y());
            }
        }
        json.writeEndObject();
    }

    private void range(String field, Scale.Range range) throws IOException {
        json.writeArrayFieldStart(field);
        number(range.from());
        number(range.to());
        json.writeEndArray();
    }

    private void numbers(String field, List<Double> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (double value : values) {
            number(value);
        }
        json.writeEndArray();
    }

    private void number(String field, double value) throws IOException {
        json.writeFieldName(field);
        number(value);
    }

    /** JSON has no infinity: what is not a number of this world is a gap. */
    private void number(double value) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeNull();
        } else {
            // BigDecimal has no exponent in its plain text, but a whole double such as 4.0E9 must not become 4E+9
            // either.
            json.writeNumber(
                    new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString());
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
