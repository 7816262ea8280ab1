package io.tidemark.experiment.reporter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Plain values as JSON. Whatever is none of the values that JSON knows becomes a text, and what is no number, null. An
 * {@link Iterable} becomes an array while it is gone through, so that it need not be in memory as a whole.
 */
public final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    /** With keys in order and two spaces for each level, as the driver's files have it. */
    public static void write(OutputStream out, Object value) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Spacing.AFTER)
                        .withArrayEmptySeparator("")
                        .withObjectEmptySeparator(""))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            generator.setPrettyPrinter(printer);
            write(generator, value, true);
            generator.writeRaw('\n');
        }
    }

    /** Without any space, and with keys in the order in which they are there. */
    public static String line(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            write(generator, value, false);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be written", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, @Nullable Object value, boolean sorted) throws IOException {
        switch (value) {
            case null -> generator.writeNull();
            case String text -> generator.writeString(text);
            case Boolean yes -> generator.writeBoolean(yes);
            case Double number -> number(generator, number);
            case Float number -> number(generator, number);
            case Number number -> generator.writeNumber(number.toString());
            case Map<?, ?> map -> map(generator, map, sorted);
            case Iterable<?> items -> {
                generator.writeStartArray();
                for (Object item : items) {
                    write(generator, item, sorted);
                }
                generator.writeEndArray();
            }
            default -> generator.writeString(value.toString());
        }
    }

    private static void number(JsonGenerator generator, double number) throws IOException {
        if (Double.isFinite(number)) {
            generator.writeNumber(NumberText.of(number));
        } else {
            generator.writeNull();
        }
    }

    private static void map(JsonGenerator generator, Map<?, ?> map, boolean sorted) throws IOException {
        Map<Object, Object> entries = new LinkedHashMap<>();
        map.forEach((key, value) -> entries.put(String.valueOf(key), value));
        generator.writeStartObject();
        for (Map.Entry<?, ?> entry : (sorted ? new TreeMap<>(entries) : entries).entrySet()) {
            generator.writeFieldName(entry.getKey().toString());
            write(generator, entry.getValue(), sorted);
        }
        generator.writeEndObject();
    }
}
