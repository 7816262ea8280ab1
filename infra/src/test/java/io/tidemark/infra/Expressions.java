package io.tidemark.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions of CloudFormation that the templates use. One more is an error, so that none goes unseen. */
final class Expressions {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");
    private static final Map<String, String> PSEUDO = Map.of(
            "AWS::AccountId", "123456789012",
            "AWS::Partition", "aws",
            "AWS::Region", "eu-west-1");

    private final JsonNode template;
    private final Map<String, JsonNode> inputs;

    Expressions(JsonNode template, Map<String, JsonNode> inputs) {
        this.template = template;
        this.inputs = inputs;
    }

    boolean exists(JsonNode part) {
        return !part.has("Condition") || holds(part.get("Condition").asText());
    }

    /** Without what is null after evaluation. */
    JsonNode value(JsonNode node) {
        if (isFunction(node)) {
            Map.Entry<String, JsonNode> call = node.properties().iterator().next();
            return call(call.getKey(), call.getValue());
        }
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode values = NODES.objectNode();
                for (Map.Entry<String, JsonNode> entry : object.properties()) {
                    JsonNode value = value(entry.getValue());
                    if (!value.isNull()) {
                        values.set(entry.getKey(), value);
                    }
                }
                yield values;
            }
            case ArrayNode array -> {
                ArrayNode values = NODES.arrayNode();
                array.forEach(one -> values.add(value(one)));
                yield values;
            }
            default -> node;
        };
    }

    private static boolean isFunction(JsonNode object) {
        if (!object.isObject() || object.size() != 1) {
            return false;
        }
        String name = object.fieldNames().next();
        return name.equals("Ref") || name.startsWith("Fn::");
    }

    private JsonNode call(String name, JsonNode argument) {
        return switch (name) {
            case "Ref" -> reference(argument.asText());
            case "Fn::GetAtt" ->
                attribute(argument.get(0).asText(), argument.get(1).asText());
            case "Fn::If" -> value(argument.get(holds(argument.get(0).asText()) ? 1 : 2));
            case "Fn::Sub" -> NODES.textNode(substitute(argument.asText()));
            case "Fn::Base64" ->
                NODES.textNode(Base64.getEncoder()
                        .encodeToString(value(argument).asText().getBytes(StandardCharsets.UTF_8)));
            default -> throw new IllegalArgumentException("a function that tests do not know: " + name);
        };
    }

    private String substitute(String text) {
        return REFERENCE.matcher(text).replaceAll(found -> {
            String[] parts = found.group(1).split("[.]", -1);
            JsonNode value = parts.length == 1 ? reference(parts[0]) : attribute(parts[0], parts[1]);
            return Matcher.quoteReplacement(value.asText());
        });
    }

    private boolean holds(String condition) {
        return truth(template.required("Conditions").required(condition));
    }

    private boolean truth(JsonNode expression) {
        Map.Entry<String, JsonNode> call = expression.properties().iterator().next();
        JsonNode argument = call.getValue();
        return switch (call.getKey()) {
            case "Condition" -> holds(argument.asText());
            case "Fn::Not" -> !truth(argument.get(0));
            case "Fn::And" -> argument.valueStream().allMatch(this::truth);
            case "Fn::Equals" ->
                value(argument.get(0)).asText().equals(value(argument.get(1)).asText());
            default -> throw new IllegalArgumentException("a condition that tests do not know: " + call.getKey());
        };
    }

    private JsonNode reference(String name) {
        if (name.equals("AWS::NoValue")) {
            return NODES.nullNode();
        }
        if (PSEUDO.containsKey(name)) {
            return NODES.textNode(PSEUDO.get(name));
        }
        if (inputs.containsKey(name)) {
            return inputs.get(name);
        }
        JsonNode properties = existing(name).path("Properties");
        String type = existing(name).path("Type").asText();
        return switch (type) {
            case "AWS::S3::Bucket" -> value(properties.get("BucketName"));
            case "AWS::DynamoDB::Table" -> value(properties.get("TableName"));
            case "AWS::Lambda::Function" -> value(properties.get("FunctionName"));
            case "AWS::Logs::LogGroup" -> value(properties.get("LogGroupName"));
            case "AWS::IAM::Role" -> value(properties.get("RoleName"));
            case "AWS::IAM::InstanceProfile" -> value(properties.get("InstanceProfileName"));
            case "AWS::IAM::ManagedPolicy" ->
                NODES.textNode("arn:aws:iam::123456789012:policy/"
                        + value(properties.get("ManagedPolicyName")).asText());
            case "AWS::EC2::Instance" -> NODES.textNode("i-0abc");
            default -> throw new IllegalArgumentException("what is a reference to " + type + "?");
        };
    }

    private JsonNode attribute(String name, String attribute) {
        String type = existing(name).path("Type").asText();
        return NODES.textNode(
                switch (type + "." + attribute) {
                    case "AWS::S3::Bucket.Arn" ->
                        "arn:aws:s3:::" + reference(name).asText();
                    case "AWS::DynamoDB::Table.Arn" ->
                        "arn:aws:dynamodb:eu-west-1:123456789012:table/"
                                + reference(name).asText();
                    case "AWS::IAM::Role.Arn" ->
                        "arn:aws:iam::123456789012:role/" + reference(name).asText();
                    case "AWS::EC2::SecurityGroup.GroupId" -> "sg-0def";
                    case "AWS::EC2::Instance.PrivateIp" -> "10.0.0.7";
                    default -> throw new IllegalArgumentException("what is " + attribute + " of " + type + "?");
                });
    }

    private JsonNode existing(String name) {
        JsonNode resource = template.required("Resources").required(name);
        if (!exists(resource)) {
            throw new IllegalArgumentException("a reference to " + name + ", which does not exist then");
        }
        return resource;
    }
}
