package io.tidemark.aggregator.fleet.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;

/** Cards as JSON. Fields of later versions are passed over. */
public final class RunCardCodec {
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunCardCodec() {}

    public static String encode(RunCard card) {
        ObjectNode json = JSON.createObjectNode();
        json.put("card", VERSION);
        json.put("kind", card.kind());
        json.put("workers", card.workers());
        json.put("fingerprint", card.fingerprint());
        json.put("bundle", Base64.getEncoder().encodeToString(card.bundle()));
        json.put("bundleKey", card.bundleKey());
        json.put("bucket", card.bucket());
        json.put("steered", card.steered());
        json.put("logged", card.logged());
        json.put("expires", card.expiresSeconds());
        return json.toString();
    }

    /** @throws IOException when it is not a card of this version */
    public static RunCard decode(String text) throws IOException {
        JsonNode json = JSON.readTree(text);
        if (field(json, "card", JsonNodeType.NUMBER).intValue() != VERSION) {
            throw new IOException("the run was begun by another version of Tidemark: take that one");
        }
        try {
            return new RunCard(
                    text(json, "kind"),
                    field(json, "workers", JsonNodeType.NUMBER).intValue(),
                    text(json, "fingerprint"),
                    Base64.getDecoder().decode(text(json, "bundle")),
                    text(json, "bundleKey"),
                    text(json, "bucket"),
                    field(json, "steered", JsonNodeType.BOOLEAN).booleanValue(),
                    field(json, "logged", JsonNodeType.BOOLEAN).booleanValue(),
                    field(json, "expires", JsonNodeType.NUMBER).longValue());
        } catch (IllegalArgumentException e) {
            throw new IOException("not the card of a run: " + e.getMessage(), e);
        }
    }

    private static String text(JsonNode json, String name) throws IOException {
        return field(json, name, JsonNodeType.STRING).textValue();
    }

    private static JsonNode field(JsonNode json, String name, JsonNodeType type) throws IOException {
        JsonNode field = json.path(name);
        if (field.getNodeType() != type) {
            throw new IOException("not the card of a run: " + name + " is missing");
        }
        return field;
    }
}
