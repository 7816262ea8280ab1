package io.tidemark.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A template with values for its parameters: what exists then, without functions and references. Whatever refers to
 * something that does not exist is an error, as for CloudFormation.
 */
record Rendered(Map<String, JsonNode> resources, Map<String, String> outputs) {

    static Rendered of(JsonNode template, Map<String, String> given) {
        Expressions expressions = new Expressions(template, Inputs.of(template.get("Parameters"), given));
        Map<String, JsonNode> resources = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> resource : template.get("Resources").properties()) {
            if (expressions.exists(resource.getValue())) {
                resources.put(resource.getKey(), expressions.value(resource.getValue()));
            }
        }
        Map<String, String> outputs = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> output : template.get("Outputs").properties()) {
            if (expressions.exists(output.getValue())) {
                outputs.put(
                        output.getKey(),
                        expressions.value(output.getValue().get("Value")).asText());
            }
        }
        return new Rendered(resources, outputs);
    }

    JsonNode properties(String id) {
        return resources.getOrDefault(id, MissingNode.getInstance()).path("Properties");
    }

    List<String> ofType(String type) {
        return resources.entrySet().stream()
                .filter(resource -> resource.getValue().path("Type").asText().equals(type))
                .map(Map.Entry::getKey)
                .toList();
    }
}
