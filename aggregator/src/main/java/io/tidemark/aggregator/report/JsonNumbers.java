package io.tidemark.aggregator.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Numbers that are only drawn: with as many digits as that needs. */
final class JsonNumbers {
    /** More than any screen can show, and a third of what a double takes. */
    private static final MathContext DIGITS = new MathContext(6);

    private final JsonGenerator json;

    JsonNumbers(JsonGenerator json) {
        this.json = json;
    }

    void write(String field, List<Double> values) throws IOException {
        json.writeFieldName(field);
        write(values);
    }

    void write(List<Double> values) throws IOException {
        json.writeStartArray();
        for (double value : values) {
            write(value);
        }
        json.writeEndArray();
    }

    void write(String field, double value) throws IOException {
        json.writeFieldName(field);
        write(value);
    }

    /** JSON has no infinity: what is not a number of this world is a gap. */
    void write(double value) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeNull();
            return;
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        // A whole number such as 4.0E9 must not become 4E+9, nor one beyond all numbers three hundred zeros.
        json.writeNumber(Math.abs(rounded.scale()) > 30 ? rounded.toString() : rounded.toPlainString());
    }
}
