package io.tidemark.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every resource has the properties that CloudFormation knows and demands, with values that it accepts. */
class SchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Stream<Rendered> stacks() {
        return Stream.of(
                Template.swarm().render(Map.of()),
                Template.swarm().render(Map.of("WorkerCode", "code/abc.zip", "Architecture", "x86_64")),
                Template.wholeSwarm(),
                Template.aTarget(),
                Template.aTarget("PermissionsBoundary", ""));
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void everyResourceIsAsItsSchemaSays(Rendered stack) throws IOException {
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, JsonNode> resource : stack.resources().entrySet()) {
            problems.addAll(problems(resource.getKey(), resource.getValue()));
        }
        assertThat(problems).isEmpty();
    }

    /** Each of these is seen, or the test above means nothing. */
    @Test
    void whatIsWrongIsSeen() throws IOException {
        JsonNode function = Template.wholeSwarm().resources().get("Worker");

        ObjectNode unknown = function.deepCopy();
        ((ObjectNode) unknown.get("Properties")).put("Retries", 0);
        ObjectNode missing = function.deepCopy();
        ((ObjectNode) missing.get("Properties")).remove("Role");
        ObjectNode notAllowed = function.deepCopy();
        ((ObjectNode) notAllowed.get("Properties")).put("Runtime", "java99");
        ObjectNode readOnly = function.deepCopy();
        ((ObjectNode) readOnly.get("Properties")).put("Arn", "arn:aws:lambda:eu-west-1:123456789012:function:own");
        ObjectNode deep = function.deepCopy();
        ((ObjectNode) deep.at("/Properties/Code")).put("Path", "worker.zip");

        assertThat(problems("Worker", unknown)).singleElement().asString().contains("Retries");
        assertThat(problems("Worker", missing)).singleElement().asString().contains("Role");
        assertThat(problems("Worker", notAllowed)).singleElement().asString().contains("/Runtime");
        assertThat(problems("Worker", readOnly)).singleElement().asString().contains("Arn");
        assertThat(problems("Worker", deep)).singleElement().asString().contains("Path");
    }

    private static List<String> problems(String id, JsonNode resource) throws IOException {
        String type = resource.get("Type").asText();
        JsonNode schema = schema(type);
        JsonNode properties = resource.get("Properties");
        Stream<String> invalid = SCHEMAS.getSchema(schema).validate(properties).stream()
                .map(error -> id + " (" + type + ") " + error.getInstanceLocation() + " " + error.getMessage());
        Stream<String> readOnly = schema.path("readOnlyProperties")
                .valueStream()
                .map(pointer -> pointer.asText().substring("/properties/".length()))
                .filter(properties::has)
                .map(property -> id + " (" + type + ") " + property + " cannot be set");
        return Stream.concat(invalid, readOnly).toList();
    }

    private static JsonNode schema(String type) throws IOException {
        String file = "schemas/" + type.replace("::", "-") + ".json";
        try (InputStream in = SchemaTest.class.getResourceAsStream(file)) {
            assertThat(in)
                    .as("%s; infra/refresh-schemas copies schemas of new types", file)
                    .isNotNull();
            return JSON.readTree(in);
        }
    }
}
