package io.tidemark.emulator.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.backend.Call;
import java.util.Map;
import java.util.SequencedMap;

/** The description of a whole emulator. */
public final class OpenApi {
    private static final String DESCRIPTION = """
            An emulated backend. Every application is a state machine of its own that clients tell events to; the table of \
            what each event does is with the call. The statistics say what came of it, and faults make things go wrong.""";

    private OpenApi() {}

    /**
     * @param lenient true when what only lenient rows do is allowed
     * @param key of the application in examples
     */
    public static ObjectNode of(Backend backend, boolean lenient, AppKey key, Rehearsal rehearsal) {
        Stage stage = new Stage(rehearsal, key);
        Map<Call, SequencedMap<String, Way>> ways = Ways.of(backend, lenient);
        ObjectNode own = Parts.own();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("openapi", "3.1.0");
        json.putObject("info")
                .put("title", backend.title())
                .put("description", DESCRIPTION)
                .put("version", "1");
        ArrayNode tags = json.putArray("tags");
        tags.addObject().put("name", backend.name()).put("description", "What clients send.");
        own.path("tags").forEach(tags::add);
        ObjectNode paths = json.putObject("paths");
        paths.setAll(CallPaths.of(backend, ways, stage));
        paths.setAll(OwnPaths.of(backend, stage, Ways.life(ways), (ObjectNode) own.path("paths")));
        JsonNode components = own.path("components");
        json.set("components", components);
        example(components, "account", key.account());
        example(components, "app", key.app());
        return json;
    }

    private static void example(JsonNode components, String parameter, String value) {
        ((ObjectNode) components.path("parameters").path(parameter)).put("example", value);
    }
}
