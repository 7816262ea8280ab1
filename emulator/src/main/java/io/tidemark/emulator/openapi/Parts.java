package io.tidemark.emulator.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What the description of every backend has: the emulator's own paths, and parts that operations refer to. */
final class Parts {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Parts() {}

    /** A copy of its own. */
    static ObjectNode own() {
        try (InputStream file = Parts.class.getResourceAsStream("own.json")) {
            if (file == null) {
                throw new IllegalStateException("own.json is missing from the program");
            }
            return (ObjectNode) MAPPER.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode sharedResponse(int status) {
        String name = switch (status) {
            case 404 -> "NoSuchApp";
            case 405 -> "MethodNotAllowed";
            case 413 -> "TooLarge";
            default -> throw new IllegalArgumentException("status must be 404, 405 or 413 but is " + status);
        };
        return reference("responses/" + name);
    }

    static ObjectNode reference(String part) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/" + part);
    }

    /** The part of a body or an answer that says what its JSON is. */
    static ObjectNode json(ObjectNode holder) {
        return holder.withObjectProperty("content").withObjectProperty("application/json");
    }
}
