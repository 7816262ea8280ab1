package io.tidemark.emulator.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** The schema of what answers have in common, as far as examples tell. */
final class Shape {
    private Shape() {}

    static ObjectNode of(Collection<JsonNode> examples) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        TreeSet<String> types = new TreeSet<>();
        examples.forEach(example -> types.add(type(example)));
        if (types.size() == 1) {
            schema.put("type", types.first());
        } else if (!types.isEmpty()) {
            ArrayNode list = schema.putArray("type");
            types.forEach(list::add);
        }
        List<JsonNode> objects = examples.stream().filter(JsonNode::isObject).toList();
        TreeSet<String> names = new TreeSet<>();
        objects.forEach(object -> object.fieldNames().forEachRemaining(names::add));
        if (!names.isEmpty()) {
            ObjectNode properties = schema.putObject("properties");
            names.forEach(name -> properties.set(name, of(values(objects, name))));
        }
        List<JsonNode> items = examples.stream()
                .filter(JsonNode::isArray)
                .flatMap(JsonNode::valueStream)
                .toList();
        if (!items.isEmpty()) {
            schema.set("items", of(items));
        }
        return schema;
    }

    private static List<JsonNode> values(List<JsonNode> objects, String name) {
        return objects.stream()
                .filter(object -> object.has(name))
                .map(object -> object.path(name))
                .toList();
    }

    private static String type(JsonNode example) {
        return example.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
