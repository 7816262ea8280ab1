package io.tidemark.testbed.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tidemark.testbed.cloud.protocol.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A template with its parameters: what its conditions and intrinsic functions come to. */
public final class Evaluation {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String NO_VALUE = "AWS::NoValue";

    private final Template template;
    private final Parameters parameters;
    private final Map<String, String> pseudo;
    private final Function<String, Reference> resources;

    /**
     * @param pseudo such as {@code AWS::Region}
     * @param resources those that are there, by the names they have in the template
     */
    public Evaluation(
            Template template,
            Parameters parameters,
            Map<String, String> pseudo,
            Function<String, Reference> resources) {
        this.template = template;
        this.parameters = parameters;
        this.pseudo = Map.copyOf(pseudo);
        this.resources = resources;
    }

    /** Of the resources and outputs of the template, those whose condition holds. */
    public List<String> existing(String section) {
        List<String> existing = new ArrayList<>();
        template.section(section).forEach((name, node) -> {
            if (!node.has("Condition") || condition(node.path("Condition").asText())) {
                existing.add(name);
            }
        });
        return existing;
    }

    public ObjectNode properties(String logicalId) {
        JsonNode resource = template.resources().get(logicalId);
        JsonNode properties = resource == null ? NODES.objectNode() : resource.path("Properties");
        return value(properties)
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast)
                .orElseGet(NODES::objectNode);
    }

    public String text(JsonNode node) {
        return value(node).map(JsonNode::asText).orElse("");
    }

    private boolean condition(String name) {
        JsonNode condition = template.section("Conditions").get(name);
        if (condition == null) {
            throw Refusal.validation("Template error: unresolved condition dependency: " + name);
        }
        return holds(condition);
    }

    private boolean holds(JsonNode node) {
        if (node.isObject() && node.size() == 1) {
            String function = node.fieldNames().next();
            JsonNode arguments = node.path(function);
            return switch (function) {
                case "Condition" -> condition(arguments.asText());
                case "Fn::Equals" -> text(arguments.path(0)).equals(text(arguments.path(1)));
                case "Fn::Not" -> !holds(arguments.path(0));
                case "Fn::And" -> all(arguments).stream().allMatch(this::holds);
                case "Fn::Or" -> all(arguments).stream().anyMatch(this::holds);
                default -> text(node).equals("true");
            };
        }
        return node.asBoolean();
    }

    /** Empty for a value that is to be left out. */
    private Optional<JsonNode> value(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = NODES.arrayNode();
            node.forEach(item -> value(item).ifPresent(array::add));
            return Optional.of(array);
        }
        if (!node.isObject()) {
            return Optional.of(node);
        }
        if (node.size() == 1) {
            String function = node.fieldNames().next();
            if (function.equals("Ref") || function.startsWith("Fn::")) {
                return function(function, node.path(function));
            }
        }
        ObjectNode object = NODES.objectNode();
        node.properties()
                .forEach(entry -> value(entry.getValue()).ifPresent(value -> object.set(entry.getKey(), value)));
        return Optional.of(object);
    }

    private Optional<JsonNode> function(String function, JsonNode argument) {
        return switch (function) {
            case "Ref" -> reference(argument.asText());
            case "Fn::GetAtt" -> Optional.of(attribute(argument));
            case "Fn::If" -> value(argument.path(condition(argument.path(0).asText()) ? 1 : 2));
            case "Fn::Sub" -> Optional.of(substitution(argument));
            case "Fn::Join" -> Optional.of(text(String.join(argument.path(0).asText(), texts(argument.path(1)))));
            case "Fn::Split" -> Optional.of(split(argument));
            case "Fn::Select" -> Optional.of(selected(argument));
            case "Fn::Base64" ->
                Optional.of(
                        text(Base64.getEncoder().encodeToString(text(argument).getBytes(StandardCharsets.UTF_8))));
            case "Fn::FindInMap" -> Optional.of(found(argument));
            case "Fn::Equals", "Fn::Not", "Fn::And", "Fn::Or" ->
                Optional.of(BooleanNode.valueOf(holds(NODES.objectNode().set(function, argument))));
            default ->
                throw Refusal.validation("Template error: the double of CloudFormation does not know " + function);
        };
    }

    private Optional<JsonNode> reference(String name) {
        if (name.equals(NO_VALUE)) {
            return Optional.empty();
        }
        if (pseudo.containsKey(name)) {
            return Optional.of(text(pseudo.getOrDefault(name, "")));
        }
        JsonNode declaration = template.section("Parameters").get(name);
        if (declaration == null) {
            return Optional.of(text(resources.apply(name).physicalId()));
        }
        String value = parameters.resolved().getOrDefault(name, "");
        if (!Parameters.isList(declaration)) {
            return Optional.of(text(value));
        }
        ArrayNode items = NODES.arrayNode();
        for (String item : value.split(",", -1)) {
            items.add(item.strip());
        }
        return Optional.of(items);
    }

    private JsonNode attribute(JsonNode argument) {
        String[] parts = argument.isArray()
                ? new String[] {argument.path(0).asText(), text(argument.path(1))}
                : argument.asText().split("\\.", 2);
        return text(attribute(parts[0], parts[1]));
    }

    private String attribute(String logicalId, String name) {
        return resources
                .apply(logicalId)
                .attribute(name)
                .orElseThrow(() -> Refusal.validation("Template error: resource " + logicalId
                        + " does not support attribute type " + name + " in Fn::GetAtt"));
    }

    private JsonNode substitution(JsonNode argument) {
        String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
        JsonNode own = argument.isArray() ? argument.path(1) : NODES.objectNode();
        String replaced = References.VARIABLE
                .matcher(text)
                .replaceAll(variable -> Matcher.quoteReplacement(variable(variable.group(1), own)));
        return text(replaced.replace("${!", "${"));
    }

    private String variable(String name, JsonNode own) {
        if (own.has(name)) {
            return text(own.path(name));
        }
        int dot = name.indexOf('.');
        if (dot > 0) {
            return attribute(name.substring(0, dot), name.substring(dot + 1));
        }
        return reference(name).map(JsonNode::asText).orElse("");
    }

    private List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        value(list).ifPresent(items -> items.forEach(item -> texts.add(item.asText())));
        return texts;
    }

    private JsonNode split(JsonNode argument) {
        ArrayNode parts = NODES.arrayNode();
        for (String part :
                text(argument.path(1)).split(Pattern.quote(argument.path(0).asText()), -1)) {
            parts.add(part);
        }
        return parts;
    }

    private JsonNode selected(JsonNode argument) {
        int index = Integer.parseInt(text(argument.path(0)));
        List<String> items = texts(argument.path(1));
        if (index >= items.size()) {
            throw Refusal.validation("Template error: Fn::Select cannot select nonexistent value at index " + index);
        }
        return text(items.get(index));
    }

    private JsonNode found(JsonNode argument) {
        String map = text(argument.path(0));
        String first = text(argument.path(1));
        String second = text(argument.path(2));
        JsonNode value = template.root().path("Mappings").path(map).path(first).path(second);
        if (value.isMissingNode()) {
            throw Refusal.validation("Template error: Unable to get mapping for " + map + "::" + first + "::" + second);
        }
        return value;
    }

    private static List<JsonNode> all(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all;
    }

    private static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }
}
