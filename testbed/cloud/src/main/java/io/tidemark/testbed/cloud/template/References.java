package io.tidemark.testbed.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a part of a template refers to.
 *
 * @param names of parameters, resources and pseudo parameters
 */
record References(Set<String> names, Set<String> conditions) {
    /** Of {@code Fn::Sub}; with an exclamation mark it is meant as it is written. */
    static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");

    static References of(JsonNode node) {
        References all = new References(new LinkedHashSet<>(), new LinkedHashSet<>());
        JsonNode dependsOn = node.path("DependsOn");
        if (dependsOn.isTextual()) {
            all.names.add(dependsOn.asText());
        } else if (dependsOn.isArray()) {
            dependsOn.forEach(one -> all.names.add(one.asText()));
        }
        if (node.path("Condition").isTextual()) {
            all.conditions.add(node.path("Condition").asText());
        }
        all.collect(node);
        return all;
    }

    private void collect(JsonNode node) {
        if (node.isObject() && node.size() == 1) {
            String function = node.fieldNames().next();
            JsonNode argument = node.path(function);
            switch (function) {
                case "Ref" -> names.add(argument.asText());
                case "Fn::GetAtt" ->
                    names.add(
                            argument.isArray()
                                    ? argument.path(0).asText()
                                    : argument.asText().split("\\.", 2)[0]);
                case "Fn::Sub" -> substitution(argument);
                case "Fn::If" -> conditions.add(argument.path(0).asText());
                default -> {}
            }
        }
        node.forEach(this::collect);
    }

    private void substitution(JsonNode argument) {
        String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
        for (Matcher variable = VARIABLE.matcher(text); variable.find(); ) {
            String name = variable.group(1).split("\\.", 2)[0];
            if (!argument.path(1).has(name)) {
                names.add(name);
            }
        }
    }
}
