package io.tidemark.functions.remote;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Summonses as JSON, which is what a function is invoked with. Fields of later versions are passed over. */
public final class SummonsCodec {
    /** A worker of another version might count or schedule otherwise, so it refuses. */
    public static final int VERSION = 1;

    private static final JsonFactory JSON = new JsonFactory();
    private static final String SECRETS = "secrets";
    private static final String LOG = "log";

    private SummonsCodec() {}

    public static byte[] encode(Summons summons) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("summons", VERSION);
            json.writeStringField("run", summons.post().runId());
            json.writeNumberField("segment", summons.post().segment());
            json.writeNumberField("segments", summons.segments());
            json.writeNumberField("shift", summons.post().shift());
            json.writeStringField("fingerprint", summons.fingerprint());
            json.writeStringField("bundle", Base64.getEncoder().encodeToString(summons.bundle()));
            json.writeStringField("bundleKey", summons.bundleKey());
            json.writeStringField("table", summons.table());
            json.writeStringField("bucket", summons.bucket());
            json.writeNumberField("copies", summons.copies());
            json.writeNumberField("connections", summons.mostConnections());
            json.writeNumberField("beat", summons.pace().beatMillis());
            json.writeNumberField("flush", summons.pace().flushMillis());
            json.writeNumberField("read", summons.pace().readMillis());
            json.writeNumberField("renew", summons.pace().renewMillis());
            json.writeNumberField("lease", summons.pace().leaseMillis());
            json.writeNumberField("notAfter", summons.notAfterMillis());
            json.writeNumberField("expires", summons.expiresSeconds());
            json.writeNumberField(LOG, summons.logMillis());
            json.writeObjectFieldStart(SECRETS);
            for (Map.Entry<String, String> secret : summons.secrets().entrySet()) {
                json.writeStringField(secret.getKey(), secret.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException when it is not a summons of this version; the message holds no secret */
    public static Summons decode(byte[] bytes) throws IOException {
        Map<String, String> fields = new HashMap<>();
        Map<String, String> secrets = new HashMap<>();
        try (JsonParser json = JSON.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a summons: an object was expected");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals(SECRETS)) {
                    readSecrets(value, json, secrets);
                } else if (value.isScalarValue()) {
                    fields.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
        } catch (JsonProcessingException e) {
            // Neither its message nor the cause: they quote the text, which may be a secret.
            throw new IOException("not a summons: it is no JSON");
        }
        return summons(new Fields(fields), secrets);
    }

    private static void readSecrets(JsonToken first, JsonParser json, Map<String, String> secrets) throws IOException {
        if (first != JsonToken.START_OBJECT) {
            throw new IOException("not a summons: secrets must be an object");
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String secret = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                throw new IOException("not a summons: a secret must be a text");
            }
            secrets.put(secret, json.getText());
        }
    }

    private static Summons summons(Fields fields, Map<String, String> secrets) throws IOException {
        if (fields.number("summons") != VERSION) {
            throw new IOException("the summons has version " + fields.number("summons") + ", this worker reads version "
                    + VERSION + ": deploy the version you call from");
        }
        try {
            return new Summons(
                    new Post(fields.text("run"), fields.small("segment"), fields.small("shift")),
                    fields.small("segments"),
                    fields.text("fingerprint"),
                    Base64.getDecoder().decode(fields.text("bundle")),
                    fields.text("bundleKey"),
                    secrets,
                    fields.text("table"),
                    fields.text("bucket"),
                    fields.small("copies"),
                    fields.small("connections"),
                    new Pace(
                            fields.small("beat"),
                            fields.small("flush"),
                            fields.small("read"),
                            fields.small("renew"),
                            fields.small("lease")),
                    fields.number("notAfter"),
                    fields.number("expires"),
                    // Summonses without it were written before there were logs.
                    fields.all().containsKey(LOG) ? fields.small(LOG) : 0);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException("not a summons: " + e.getMessage(), e);
        }
    }

    private record Fields(Map<String, String> all) {
        String text(String name) throws IOException {
            String value = all.get(name);
            if (value == null) {
                throw new IOException("not a summons: " + name + " is missing");
            }
            return value;
        }

        long number(String name) throws IOException {
            String value = text(name);
            try {
                return Long.parseLong(value);
            } catch (NumberFormatException e) {
                throw new IOException("not a summons: " + name + " must be a whole number", e);
            }
        }

        int small(String name) throws IOException {
            return Math.toIntExact(number(name));
        }
    }
}
