package io.tidemark.emulator.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;

/** What an operation may answer, by status: a file may give its refusals a status that others have too. */
final class Responses {
    private final TreeMap<Integer, Kind> kinds = new TreeMap<>();

    private static final class Kind {
        private final SequencedSet<String> descriptions = new LinkedHashSet<>();
        private final SequencedMap<String, JsonNode> examples = new LinkedHashMap<>();
    }

    /** @param name of the example, unique for its status */
    void add(Stage.Played played, String name, String description) {
        Kind kind = kinds.computeIfAbsent(played.status(), status -> new Kind());
        kind.descriptions.add(description);
        kind.examples.put(name, played.body());
    }

    /** With those that are the same for all, unless there are others of their status. */
    ObjectNode json(Integer... shared) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        TreeMap<Integer, JsonNode> all = new TreeMap<>();
        for (Integer status : shared) {
            all.put(status, Parts.sharedResponse(status));
        }
        kinds.forEach((status, kind) -> all.put(status, json(kind)));
        all.forEach((status, response) -> json.set(status.toString(), response));
        return json;
    }

    private static ObjectNode json(Kind kind) {
        ObjectNode response =
                JsonNodeFactory.instance.objectNode().put("description", String.join(" ", kind.descriptions));
        ObjectNode content = Parts.json(response);
        content.set("schema", Shape.of(kind.examples.values()).put("description", "As far as the examples tell."));
        ObjectNode examples = content.putObject("examples");
        kind.examples.forEach((name, value) -> examples.putObject(name).set("value", value));
        return response;
    }
}
