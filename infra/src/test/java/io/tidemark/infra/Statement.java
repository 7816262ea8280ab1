package io.tidemark.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A statement of a policy, with one action or several made a list; resources likewise. */
record Statement(boolean allows, List<String> actions, List<String> resources, JsonNode condition) {

    /** Of all roles and policies of a stack, by the id of the role or policy. */
    static Stream<Map.Entry<String, Statement>> all(Rendered stack) {
        return stack.resources().keySet().stream()
                .flatMap(id -> of(stack, id).stream().map(statement -> Map.entry(id, statement)));
    }

    /** Of a role or of a managed policy; none of anything else. */
    static List<Statement> of(Rendered stack, String id) {
        JsonNode properties = stack.properties(id);
        Stream<JsonNode> documents = Stream.concat(
                properties.path("Policies").valueStream().map(policy -> policy.get("PolicyDocument")),
                stack.ofType("AWS::IAM::ManagedPolicy").contains(id)
                        ? Stream.of(properties.get("PolicyDocument"))
                        : Stream.empty());
        return documents.flatMap(document -> of(document).stream()).toList();
    }

    static List<Statement> of(JsonNode document) {
        return document.get("Statement")
                .valueStream()
                .map(statement -> new Statement(
                        statement.get("Effect").asText().equals("Allow"),
                        texts(statement.get("Action")),
                        texts(statement.path("Resource")),
                        statement.path("Condition")))
                .toList();
    }

    private static List<String> texts(JsonNode oneOrMore) {
        return oneOrMore.isTextual()
                ? List.of(oneOrMore.asText())
                : oneOrMore.valueStream().map(JsonNode::asText).toList();
    }
}
