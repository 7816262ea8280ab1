package io.tidemark.emulator.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.emulator.file.BackendReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The description is one by the standard's own schema, and what it says is what is answered. */
class OpenApiTest {
    private static final String SCHEMA = "https://spec.openapis.org/oas/3.1/schema/2022-10-07";

    private static final String JSON = "/content/application~1json";

    /** No account, two events in one call, a refusal with the status of mistakes, and names that want escaping. */
    private static final String ODD = """
            name: odd
            title: '<script>alert(1)</script> & "odd"'
            apps: {names: thing-N, count: 3}
            lists:
              - {path: /things, entry: 'thing ${app}'}
            calls:
              - {post: '/things/{app}', event: {json: /what/happened}}
              - {get: '/things/{app}/look', event: LOOK}
              - {delete: '/things/{app}', event: END}
            fields:
              size: {json: /size, as: whole, rising: true}
              kind: {json: /kind}
              more: {json: /more, as: object}
            commands:
              "<b>": [1, null, text]
            refusals: {status: 422}
            start: a|b
            states:
              a|b:
                GROW:
                  - {when: {size: 3..7, kind: [x, "y"]}, to: "*c*"}
                  - {when: {more: given}, command: "<b>"}
              "*c*":
                GROW: {when: {size: given}, reply: "<b>", cycle: true}
                LOOK: {reply: "<b>"}
                END: {to: end}
              end: {}
            """;

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemaIdResolvers(resolvers ->
                                resolvers.mapPrefix("https://spec.openapis.org/", "classpath:spec.openapis.org/")))
                .getSchema(SchemaLocation.of(SCHEMA));
    }

    static Stream<Setup> backends() throws IOException, ProblemsException {
        return Stream.of(
                Setup.oco(),
                Setup.oco().lenient(),
                Setup.oco().members(0, Set.of("b", "a"), true),
                Setup.of(BackendReader.read(Files.readString(Path.of("..", "examples", "backends", "orders.yml")))),
                Setup.of(BackendReader.read(ODD)));
    }

    @ParameterizedTest
    @MethodSource("backends")
    void theStandardsSchemaHasNoObjection(Setup setup) throws IOException {
        try (Server server = setup.start()) {
            List<String> errors = schema().validate(server.get("/openapi.json")).stream()
                    .map(Error::toString)
                    .toList();
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void theStandardsSchemaObjectsToSomethingElse() {
        assertThat(schema().validate(Server.json("{\"openapi\": \"3.1.0\", \"info\": {}}")))
                .isNotEmpty();
    }

    /** Each on an emulator as it begins: refusals are documented as well. */
    @ParameterizedTest
    @MethodSource("backends")
    void everyRequestThatIsShownIsAnsweredAsItSays(Setup setup) throws IOException {
        try (Server server = setup.start()) {
            JsonNode description = server.get("/openapi.json");
            int sent = 0;
            for (Operation operation : operations(description)) {
                for (String body : operation.bodies()) {
                    requireDocumented(
                            description, operation, server.send(operation.method(), operation.path(), body), body);
                    sent++;
                }
                HttpResponse<String> refused = server.send("TRACE", operation.path(), "");
                requireDocumented(description, operation, refused, "");
                assertThat(operation.statuses()).contains("405");
                if (refused.statusCode() == 405) {
                    assertThat(refused.headers()
                                    .firstValue("Allow")
                                    .orElseThrow()
                                    .split(", "))
                            .contains(operation.method());
                }
            }
            assertThat(sent).isGreaterThan(12);
        }
    }

    private static void requireDocumented(
            JsonNode description, Operation operation, HttpResponse<String> response, String body) {
        assertThat(operation.statuses()).as("%s %s", operation, body).contains(response.statusCode() + "");
        JsonNode schema =
                operation.response(description, response.statusCode() + "").at(JSON + "/schema");
        assertThat(schema.isMissingNode())
                .as("%s %s", operation, response.statusCode())
                .isFalse();
        assertThat(errors(description, schema, Server.json(response.body())))
                .as("%s %s: %s", operation, body, response.body())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("backends")
    void examplesAreByTheirSchemas(Setup setup) throws IOException {
        try (Server server = setup.start()) {
            JsonNode description = server.get("/openapi.json");
            int checked = 0;
            for (Operation operation : operations(description)) {
                List<JsonNode> contents = new ArrayList<>();
                contents.add(operation.description().at("/requestBody" + JSON));
                operation
                        .statuses()
                        .forEach(status -> contents.add(
                                operation.response(description, status).at(JSON)));
                for (JsonNode content : contents) {
                    for (JsonNode example : examples(content)) {
                        assertThat(errors(description, content.path("schema"), example))
                                .as("%s %s", operation, example)
                                .isEmpty();
                        checked++;
                    }
                }
            }
            assertThat(checked).isGreaterThan(30);
        }
    }

    /** A schema may refer to the description's own parts. */
    private static List<String> errors(JsonNode description, JsonNode schema, JsonNode instance) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", description.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(instance)
                .stream()
                .map(Error::toString)
                .toList();
    }

    private static List<JsonNode> examples(JsonNode content) {
        List<JsonNode> examples = new ArrayList<>();
        content.path("examples").forEach(example -> examples.add(example.path("value")));
        if (content.has("example")) {
            examples.add(content.path("example"));
        }
        return examples;
    }

    @Test
    void theAnswersOfTheBundledBackendAreAllShown() throws IOException {
        try (Server server = Setup.oco().start()) {
            JsonNode responses = server.get("/openapi.json")
                    .at("/paths/~1accounts~1{account}~1applications~1{app}~1servo/post/responses");
            assertThat(names(responses, "200"))
                    .containsExactlyInAnyOrder("accepted", "DESCRIBE", "MEASURE", "ADJUST", "cancelled");
            assertThat(names(responses, "400"))
                    .containsExactlyInAnyOrder(
                            "unknown", "unexpected", "unexpected, with progress", "nothing-pending", "backwards");
            assertThat(names(responses, "422"))
                    .containsExactlyInAnyOrder("no JSON", "no event", "param that is no object");
            assertThat(responses
                            .at("/400" + JSON + "/examples/backwards/value/detail")
                            .asText())
                    .isEqualTo("Sequence error for app00000: Progress going backwards: old=50, new=49");
            assertThat(responses
                            .at("/200" + JSON + "/examples/cancelled/value/status")
                            .asText())
                    .isEqualTo("cancel");
        }
    }

    @Test
    void aLenientOneHasAnswersOfItsOwn() throws IOException {
        try (Server server = Setup.oco().lenient().start()) {
            JsonNode responses = server.get("/openapi.json")
                    .at("/paths/~1accounts~1{account}~1applications~1{app}~1servo/post/responses");
            assertThat(names(responses, "200")).contains("SLEEP");
            assertThat(names(responses, "400")).doesNotContain("backwards");
        }
    }

    /** Examples come from another emulator: this one knows nothing of them. */
    @Test
    void describingTellsNoEvent() throws IOException {
        try (Server server = Setup.oco().start()) {
            String before = server.get("/statistics").path("events").toString();
            server.get("/openapi.json");
            assertThat(server.get("/statistics").path("events")).hasToString(before);
            assertThat(server.get("/")).hasToString("{\"n\":0,\"average\":null,\"min\":null,\"max\":null}");
        }
    }

    private static List<String> names(JsonNode responses, String status) {
        return responses
                .at("/" + status + JSON + "/examples")
                .propertyStream()
                .map(Map.Entry::getKey)
                .toList();
    }

    private record Operation(String method, String path, JsonNode description) {
        Set<String> statuses() {
            return Set.copyOf(description
                    .path("responses")
                    .propertyStream()
                    .map(Map.Entry::getKey)
                    .toList());
        }

        JsonNode response(JsonNode whole, String status) {
            JsonNode response = description.path("responses").path(status);
            return response.has("$ref")
                    ? whole.at(response.path("$ref").asText().substring(1))
                    : response;
        }

        /** Those that are shown, or else an empty one. */
        List<String> bodies() {
            List<String> bodies = examples(description.at("/requestBody" + JSON)).stream()
                    .map(JsonNode::toString)
                    .toList();
            return bodies.isEmpty() ? List.of("") : bodies;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** With the examples of their parameters put in. */
    private static List<Operation> operations(JsonNode description) {
        JsonNode parameters = description.at("/components/parameters");
        List<Operation> operations = new ArrayList<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    String url = path.getKey();
                    for (JsonNode parameter : method.getValue().path("parameters")) {
                        String name = parameter.path("$ref").asText().replace("#/components/parameters/", "");
                        url = url.replace(
                                "{" + name + "}",
                                parameters.path(name).path("example").asText());
                    }
                    operations.add(new Operation(method.getKey().toUpperCase(Locale.ROOT), url, method.getValue()));
                }));
        return operations;
    }
}
