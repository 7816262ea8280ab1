package io.tidemark.functions.duty;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tidemark.functions.build.BuildInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The question for an environment's {@link Health}, {@code {"ping":true}}, and the answer. */
public final class HealthJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] PING = {'{', '"', 'p', 'i', 'n', 'g', '"', ':', 't', 'r', 'u', 'e', '}'};

    private HealthJson() {}

    public static byte[] ping() {
        return PING.clone();
    }

    /** Looks at the first field only: other events are no smaller for being asked. */
    public static boolean isPing(byte[] event) {
        try (JsonParser json = JSON.createParser(event)) {
            return json.nextToken() == JsonToken.START_OBJECT
                    && "ping".equals(json.nextFieldName())
                    && json.nextToken() == JsonToken.VALUE_TRUE;
        } catch (IOException notJson) {
            return false;
        }
    }

    public static byte[] write(Health health) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("version", health.build().version());
            json.writeStringField("commit", health.build().commit());
            json.writeNumberField("bootMillis", health.startUp().bootMillis());
            json.writeNumberField("rehearsalMillis", health.startUp().rehearsalMillis());
            json.writeNumberField("dutyMillis", health.startUp().dutyMillis());
            json.writeStringField("jvmVersion", health.jvm().version());
            json.writeStringField("jvmName", health.jvm().name());
            json.writeStringField("jvmMode", health.jvm().mode());
            json.writeStringField("architecture", health.jvm().architecture());
            json.writeNumberField("processors", health.jvm().processors());
            json.writeNumberField("heapBytes", health.jvm().heapBytes());
            json.writeNumberField("restores", health.restores());
            json.writeNumberField("events", health.events());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Fields it does not know are left aside, and what is missing is empty or zero: the other side may be older or newer.
     *
     * @throws IOException when it is no JSON object
     */
    public static Health read(byte[] answer) throws IOException {
        Map<String, String> fields = fields(answer);
        return new Health(
                new BuildInfo(text(fields, "version"), text(fields, "commit")),
                new Health.StartUp(
                        number(fields, "bootMillis"), number(fields, "rehearsalMillis"), number(fields, "dutyMillis")),
                new Health.Jvm(
                        text(fields, "jvmVersion"),
                        text(fields, "jvmName"),
                        text(fields, "jvmMode"),
                        text(fields, "architecture"),
                        (int) number(fields, "processors"),
                        number(fields, "heapBytes")),
                (int) number(fields, "restores"),
                (int) number(fields, "events"));
    }

    private static Map<String, String> fields(byte[] answer) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(answer)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the answer is no JSON object");
            }
            String name;
            while ((name = json.nextFieldName()) != null) {
                json.nextToken();
                if (json.currentToken().isScalarValue()) {
                    fields.put(name, json.getText());
                }
                json.skipChildren();
            }
        }
        return fields;
    }

    private static String text(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    private static long number(Map<String, String> fields, String name) throws IOException {
        String text = fields.getOrDefault(name, "0");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException(name + " is not a whole number: " + text, e);
        }
    }
}
