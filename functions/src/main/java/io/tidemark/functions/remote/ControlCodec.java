package io.tidemark.functions.remote;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tidemark.core.control.Directive;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Controls as JSON, so that a person can read them in the table. Reliefs of one instant and shift share an entry with
 * ranges of segments, {@code "0-18,20-999"}: a thousand of them are a few bytes. So are those who share the load.
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
            if (!control.adoptions().isEmpty()) {
                json.writeArrayFieldStart("adoptions");
                for (Adoption adoption : control.adoptions()) {
                    write(adoption, json);
                }
                json.writeEndArray();
            }
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
            FieldValues.expect(json.nextToken(), JsonToken.START_OBJECT);
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
            case Directive.Follow(long atNanos, List<Phase> phases) -> {
                json.writeNumberField("at", atNanos);
                json.writeArrayFieldStart("phases");
                for (Phase phase : phases) {
                    PhaseFields.write(phase, json);
                }
                json.writeEndArray();
            }
            case Directive.Share(long atNanos, List<Integer> workers) -> {
                BitSet sharing = new BitSet();
                workers.forEach(sharing::set);
                json.writeNumberField("at", atNanos);
                json.writeStringField("share", Ranges.format(sharing));
            }
            case Directive.Stop(long graceNanos) -> json.writeNumberField("stop", graceNanos);
        }
        json.writeEndObject();
    }

    private static void write(Adoption adoption, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("at", adoption.atNanos());
        json.writeStringField("run", adoption.runId());
        json.writeStringField("plan", adoption.fingerprint());
        json.writeBooleanField("sameLoad", adoption.sameLoad());
        json.writeNumberField("after", adoption.after());
        if (adoption.bundleKey().isEmpty()) {
            json.writeStringField("bundle", Base64.getEncoder().encodeToString(adoption.bundle()));
        } else {
            json.writeStringField("bundleKey", adoption.bundleKey());
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
        private final List<Adoption> adoptions = new ArrayList<>();
        private final List<Relief> reliefs = new ArrayList<>();

        /** Fields of later versions are passed over. */
        void read(String field, JsonParser json) throws IOException {
            switch (field) {
                case "number" -> number = json.getLongValue();
                case "written" -> writtenMillis = json.getLongValue();
                case "start" -> startMillis = json.getLongValue();
                case "over" -> over = json.getBooleanValue();
                case "directives" -> FieldValues.readAll(json).forEach(this::directive);
                case "adoptions" -> FieldValues.readAll(json).forEach(this::adoption);
                case "reliefs" -> FieldValues.readAll(json).forEach(this::relief);
                default -> json.skipChildren();
            }
        }

        private void directive(FieldValues fields) {
            if (fields.has("stop")) {
                directives.add(new Directive.Stop(fields.number("stop")));
            } else if (fields.has("phases")) {
                List<Phase> phases =
                        fields.list("phases").stream().map(PhaseFields::read).toList();
                directives.add(new Directive.Follow(fields.number("at"), phases));
            } else if (fields.has("share")) {
                List<Integer> workers =
                        Ranges.parse(fields.text("share")).stream().boxed().toList();
                directives.add(new Directive.Share(fields.number("at"), workers));
            } else {
                directives.add(new Directive.Offer(fields.number("at"), new Level(fields.number("level"))));
            }
        }

        private void adoption(FieldValues fields) {
            adoptions.add(new Adoption(
                    fields.text("run"),
                    fields.text("plan"),
                    fields.number("at"),
                    fields.flag("sameLoad"),
                    fields.small("after"),
                    Base64.getDecoder().decode(fields.textOrNone("bundle")),
                    fields.textOrNone("bundleKey")));
        }

        private void relief(FieldValues fields) {
            int shift = fields.small("shift");
            Ranges.parse(fields.textOrNone("segments")).stream()
                    .forEach(segment -> reliefs.add(new Relief(segment, shift, fields.number("at"))));
        }

        Control build() {
            return new Control(number, writtenMillis, startMillis, directives, adoptions, reliefs, over);
        }
    }
}
