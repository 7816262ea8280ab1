package io.tidemark.aggregator.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.aggregator.dump.DumpException;
import io.tidemark.aggregator.dump.Fields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/** What a store keeps of a run beside its files: the entry, and the names and sizes of the files. */
public final class StoredRunJson {
    private static final String FORMAT = "tidemark-index";
    private static final int FORMAT_VERSION = 1;

    private StoredRunJson() {}

    public static byte[] write(StoredRun run) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeNumberField("formatVersion", FORMAT_VERSION);
            entry(json, run.entry());
            json.writeArrayFieldStart("files");
            for (StoredFile file : run.files()) {
                json.writeStartObject();
                json.writeStringField("name", file.name());
                json.writeNumberField("bytes", file.bytes());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return out.toByteArray();
    }

    /**
     * @param where for messages
     * @throws IOException with a message for a person, when it is damaged or of another version
     */
    public static StoredRun read(String where, byte[] bytes) throws IOException {
        try {
            JsonNode node = new ObjectMapper().readTree(bytes);
            if (!node.path("format").asText().equals(FORMAT)
                    || node.path("formatVersion").asInt() != FORMAT_VERSION) {
                throw new DumpException(where + ": not an index of format version " + FORMAT_VERSION);
            }
            Fields fields = new Fields(node);
            return new StoredRun(
                    entry(fields),
                    fields.objects("files").stream()
                            .map(file -> new StoredFile(file.text("name"), file.number("bytes")))
                            .toList());
        } catch (JsonProcessingException e) {
            throw new DumpException(where + ": damaged: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new DumpException(where + ": damaged: " + e.getMessage(), e);
        }
    }

    private static void entry(JsonGenerator json, Entry entry) throws IOException {
        json.writeStringField("id", entry.id());
        json.writeStringField("title", entry.title());
        json.writeNumberField("startedEpochMillis", entry.startedEpochMillis());
        json.writeStringField("kind", entry.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("verdict", entry.verdict());
        json.writeStringField("headline", entry.headline());
        if (entry.figure().isPresent()) {
            json.writeObjectFieldStart("figure");
            json.writeNumberField("value", entry.figure().get().value());
            json.writeStringField("unit", entry.figure().get().unit());
            json.writeEndObject();
        }
    }

    private static Entry entry(Fields fields) {
        return new Entry(
                fields.text("id"),
                fields.text("title"),
                fields.number("startedEpochMillis"),
                fields.choice(Entry.Kind.class, "kind"),
                fields.text("verdict"),
                fields.text("headline"),
                fields.node().has("figure") ? Optional.of(figure(fields.object("figure"))) : Optional.empty());
    }

    private static Entry.Figure figure(Fields figure) {
        return new Entry.Figure(figure.decimal("value"), figure.text("unit"));
    }
}
