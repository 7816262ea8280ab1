package io.tidemark.functions.remote;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tidemark.core.control.Directive;
import io.tidemark.core.shape.Level;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Controls as JSON, so that a person can read them in the table. Reliefs of one instant and shift share an entry with
 * ranges of segments, {@code "0-18,20-999"}: a thousand of them are a few bytes.
 */
public final class ControlCodec {
    private static final JsonFactory JSON = new JsonFactory();

    private ControlCodec() {}

    public static String encode(Control control) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("number", control.number());
            json.writeNumberField("written", control.writtenMillis());
            json.writeNumberField("start", control.startMillis());
            json.writeBooleanField("over", control.isOver());
            json.writeArrayFieldStart("directives");
            for (Directive directive : control.directives()) {
                write(directive, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("reliefs");
            for (Map.Entry<Turn, BitSet> turn : turns(control.reliefs()).entrySet()) {
                json.writeStartObject();
                json.writeNumberField("at", turn.getKey().atNanos);
                json.writeNumberField("shift", turn.getKey().shift);
                json.writeStringField("segments", Ranges.format(turn.getValue()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return text.toString();
    }

    /** @throws IOException when it is not a control */
    public static Control decode(String text) throws IOException {
        Builder builder = new Builder();
        try (JsonParser json = JSON.createParser(text)) {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String field = json.currentName();
                json.nextToken();
                builder.read(field, json);
            }
            return builder.build();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException("not a control: " + e.getMessage(), e);
        }
    }

    private static void write(Directive directive, JsonGenerator json) throws IOException {
        json.writeStartObject();
        switch (directive) {
            case Directive.Offer(long atNanos, Level level) -> {
                json.writeNumberField("at", atNanos);
                json.writeNumberField("level", level.micros());
            }
            case Directive.Follow follow -> throw new UnsupportedOperationException("to be done: " + follow);
            case Directive.Share share -> throw new UnsupportedOperationException("to be done: " + share);
            case Directive.Stop(long graceNanos) -> json.writeNumberField("stop", graceNanos);
        }
        json.writeEndObject();
    }

    private static Map<Turn, BitSet> turns(List<Relief> reliefs) {
        Map<Turn, BitSet> turns = new TreeMap<>();
        for (Relief relief : reliefs) {
            turns.computeIfAbsent(new Turn(relief.atNanos(), relief.shift()), key -> new BitSet())
                    .set(relief.segment());
        }
        return turns;
    }

    private static void expect(JsonToken token, JsonToken expected) throws IOException {
        if (token != expected) {
            throw new IOException("not a control: " + expected + " was expected, not " + token);
        }
    }

    private record Turn(long atNanos, int shift) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            int order = Long.compare(atNanos, other.atNanos);
            return order != 0 ? order : Integer.compare(shift, other.shift);
        }
    }

    private static final class Builder {
        private long number;
        private long writtenMillis;
        private long startMillis;
        private boolean over;
        private final List<Directive> directives = new ArrayList<>();
        private final List<Relief> reliefs = new ArrayList<>();

        /** Fields of later versions are passed over. */
        void read(String field, JsonParser json) throws IOException {
            switch (field) {
                case "number" -> number = json.getLongValue();
                case "written" -> writtenMillis = json.getLongValue();
                case "start" -> startMillis = json.getLongValue();
                case "over" -> over = json.getBooleanValue();
                case "directives" -> objects(json, this::directive);
                case "reliefs" -> objects(json, this::relief);
                default -> json.skipChildren();
            }
        }

        private static void objects(JsonParser json, Each each) throws IOException {
            expect(json.currentToken(), JsonToken.START_ARRAY);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                expect(json.currentToken(), JsonToken.START_OBJECT);
                Map<String, String> fields = new TreeMap<>();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String name = json.currentName();
                    if (json.nextToken().isScalarValue()) {
                        fields.put(name, json.getText());
                    } else {
                        json.skipChildren();
                    }
                }
                each.accept(fields);
            }
        }

        private void directive(Map<String, String> fields) {
            directives.add(
                    fields.containsKey("stop")
                            ? new Directive.Stop(number(fields, "stop"))
                            : new Directive.Offer(number(fields, "at"), new Level(number(fields, "level"))));
        }

        private void relief(Map<String, String> fields) {
            int shift = Math.toIntExact(number(fields, "shift"));
            Ranges.parse(fields.getOrDefault("segments", "")).stream()
                    .forEach(segment -> reliefs.add(new Relief(segment, shift, number(fields, "at"))));
        }

        private static long number(Map<String, String> fields, String name) {
            String value = fields.get(name);
            if (value == null) {
                throw new IllegalArgumentException(name + " is missing");
            }
            return Long.parseLong(value);
        }

        Control build() {
            return new Control(number, writtenMillis, startMillis, directives, reliefs, over);
        }

        @FunctionalInterface
        private interface Each {
            void accept(Map<String, String> fields);
        }
    }
}
