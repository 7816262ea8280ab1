package io.tidemark.emulator.serve;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.server.Reply;

/** Says what is wrong with a body, in the words and the shape of the framework that the original was written with. */
final class Mistakes {
    private static final int STATUS = 422;

    private final ObjectNode body = Json.object();
    private final ArrayNode details = body.putArray("detail");

    static Reply json(String message) {
        return new Mistakes()
                .add(JsonPointer.empty(), message, "value_error.jsondecode")
                .reply();
    }

    static Reply missing(JsonPointer field) {
        return new Mistakes()
                .add(field, "field required", "value_error.missing")
                .reply();
    }

    static Reply wrong(JsonPointer field, String message, String type) {
        return new Mistakes().add(field, message, type).reply();
    }

    Mistakes add(JsonPointer field, String message, String type) {
        ObjectNode detail = details.addObject();
        ArrayNode place = detail.putArray("loc").add("body");
        for (JsonPointer part = field; !part.matches(); part = part.tail()) {
            place.add(part.getMatchingProperty());
        }
        detail.put("msg", message).put("type", type);
        return this;
    }

    Reply reply() {
        return Json.reply(STATUS, body);
    }

    boolean isEmpty() {
        return details.isEmpty();
    }
}
