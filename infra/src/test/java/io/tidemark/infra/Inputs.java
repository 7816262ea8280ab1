package io.tidemark.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** Values of a template's parameters, accepted or refused as CloudFormation does. */
final class Inputs {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Inputs() {}

    static Map<String, JsonNode> of(JsonNode parameters, Map<String, String> given) {
        TreeSet<String> unknown = new TreeSet<>(given.keySet());
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
            String name = parameter.getKey();
            unknown.remove(name);
            JsonNode standard = parameter.getValue().get("Default");
            if (standard == null && !given.containsKey(name)) {
                throw new IllegalArgumentException(name + " has no value");
            }
            values.put(name, value(name, parameter.getValue(), given.getOrDefault(name, text(standard))));
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("no such parameters: " + unknown);
        }
        return values;
    }

    private static String text(JsonNode standard) {
        return standard == null ? "" : standard.asText();
    }

    private static JsonNode value(String name, JsonNode parameter, String value) {
        boolean good = switch (parameter.path("Type").asText()) {
            case "Number" ->
                Double.parseDouble(value) >= parameter.path("MinValue").asDouble(Double.NEGATIVE_INFINITY)
                        && Double.parseDouble(value)
                                <= parameter.path("MaxValue").asDouble(Double.POSITIVE_INFINITY);
            default ->
                value.length() >= parameter.path("MinLength").asInt(0)
                        && value.length() <= parameter.path("MaxLength").asInt(Integer.MAX_VALUE)
                        && value.matches(parameter.path("AllowedPattern").asText(".*"));
        };
        JsonNode allowed = parameter.get("AllowedValues");
        if (allowed != null
                && allowed.valueStream().noneMatch(one -> one.asText().equals(value))) {
            good = false;
        }
        if (!good) {
            throw new IllegalArgumentException(name + " must not be '" + value + "'");
        }
        return switch (parameter.path("Type").asText()) {
            case "Number" -> NODES.numberNode(Integer.parseInt(value));
            case "CommaDelimitedList" -> list(value);
            case "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>" -> NODES.textNode("ami-0abc");
            default -> NODES.textNode(value);
        };
    }

    private static ArrayNode list(String value) {
        ArrayNode list = NODES.arrayNode();
        for (String one : value.split(",", -1)) {
            list.add(one);
        }
        return list;
    }
}
