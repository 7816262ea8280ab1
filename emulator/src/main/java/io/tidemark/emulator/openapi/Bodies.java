package io.tidemark.emulator.openapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.emulator.backend.Call;
import io.tidemark.emulator.backend.Call.EventName;
import io.tidemark.emulator.machine.Field;
import io.tidemark.emulator.machine.Machine;

/** The schema of a call's body: its event, and the fields that conditions and answers speak of. */
final class Bodies {
    private Bodies() {}

    static ObjectNode schema(Machine machine, Call call) {
        ObjectNode root = object();
        if (call.event() instanceof EventName.InBody(JsonPointer pointer)) {
            ObjectNode event = at(root, pointer, true);
            event.put("type", "string")
                    .put("description", "What happened. An event that is not among these is refused.");
            ArrayNode names = event.putArray("enum");
            machine.events().forEach(names::add);
        }
        machine.fields().forEach(field -> describe(at(root, field.pointer(), false), field));
        return root;
    }

    private static void describe(ObjectNode schema, Field field) {
        ArrayNode types = JsonNodeFactory.instance.arrayNode();
        switch (field.kind()) {
            case TEXT -> types.add("string").add("null");
            case WHOLE -> types.add("integer").add("null");
            case OBJECT -> types.add("object").add("null");
        }
        schema.set("type", types);
        String description = switch (field.kind()) {
            case TEXT -> "Not given when it is null or missing.";
            case WHOLE -> "Not given when it is null, missing, or no number. Fractions are cut off.";
            case OBJECT -> "An object; null or missing is as good as an empty one.";
        };
        schema.put("description", field.rising() ? description + " It must not fall." : description);
    }

    /** The schema of what is there, with objects on the way. */
    private static ObjectNode at(ObjectNode root, JsonPointer pointer, boolean required) {
        ObjectNode schema = root;
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            String name = rest.getMatchingProperty();
            if (required) {
                schema.withArrayProperty("required").add(name);
            }
            ObjectNode properties = schema.withObjectProperty("properties");
            schema = properties.get(name) instanceof ObjectNode known ? known : properties.putObject(name);
            if (!rest.tail().matches() && !schema.has("type")) {
                schema.put("type", "object");
            }
        }
        return schema;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode().put("type", "object");
    }
}
