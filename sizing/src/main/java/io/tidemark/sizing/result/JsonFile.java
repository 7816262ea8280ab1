package io.tidemark.sizing.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.aggregator.dump.DumpException;
import io.tidemark.aggregator.dump.Fields;
import io.tidemark.aggregator.file.WholeFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file with one JSON object that begins with its format and version. It has its name only when it is complete; every
 * mistake in it names the file.
 */
public final class JsonFile {
    private JsonFile() {}

    /** Writes fields into the object that is open. */
    @FunctionalInterface
    public interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    /** Makes something of the object's fields; may throw what {@link Fields} throws. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(Fields fields) throws IOException;
    }

    public static void write(Path file, String format, int version, Content content) throws IOException {
        try (WholeFile whole = WholeFile.at(file)) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(whole.draft()))) {
                object(out, format, version, content);
            }
            whole.complete();
        }
    }

    /** @throws IOException with a message that names the file, when it is missing, damaged or of another version */
    public static <T> T read(Path file, String format, int version, Reader<T> reader) throws IOException {
        JsonNode node;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            node = tree(in);
        } catch (NoSuchFileException e) {
            throw new DumpException(file + ": there is no such file", e);
        } catch (JsonProcessingException e) {
            throw new DumpException(file + ": cut off or damaged: " + e.getOriginalMessage(), e);
        }
        return read(file.toString(), node, format, version, reader);
    }

    static void object(OutputStream out, String format, int version, Content content) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("format", format);
            json.writeNumberField("formatVersion", version);
            content.write(json);
            json.writeEndObject();
        }
    }

    /** Refuses what follows the object. */
    static JsonNode tree(InputStream in) throws IOException {
        return new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(in);
    }

    /** @param where for messages: the file, and the line in it */
    static <T> T read(String where, JsonNode node, String format, int version, Reader<T> reader) throws IOException {
        if (!node.path("format").asText().equals(format)) {
            throw new DumpException(where + ": not a " + format + " file");
        }
        if (node.path("formatVersion").asInt() != version) {
            throw new DumpException(where + ": has format version "
                    + node.path("formatVersion").asText("none") + ", this program reads version " + version);
        }
        return part(where, node, reader);
    }

    static <T> T part(String where, JsonNode node, Reader<T> reader) throws IOException {
        try {
            return reader.read(new Fields(node));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new DumpException(where + ": damaged: " + e.getMessage(), e);
        }
    }
}
