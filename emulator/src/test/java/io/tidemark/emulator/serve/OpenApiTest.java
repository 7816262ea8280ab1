package io.tidemark.emulator.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
            List<String> sent = new ArrayList<>();
            for (Operation operation : operations(description)) {
                for (String body : operation.bodies()) {
                    HttpResponse<String> response = server.send(operation.method(), operation.path(), body);
                    assertThat(operation.statuses())
                            .as("%s %s", operation, body)
                            .contains(response.statusCode() + "");
                    sent.add(operation + " " + body);
                }
                HttpResponse<String> refused = server.send("TRACE", operation.path(), "");
                assertThat(operation.statuses()).contains("405").contains(refused.statusCode() + "");
                if (refused.statusCode() == 405) {
                    assertThat(refused.headers()
                                    .firstValue("Allow")
                                    .orElseThrow()
                                    .split(", "))
                            .contains(operation.method());
                }
            }
            assertThat(sent).hasSizeGreaterThan(12);
        }
    }

    private record Operation(String method, String path, JsonNode description) {
        Set<String> statuses() {
            return Set.copyOf(description
                    .path("responses")
                    .propertyStream()
                    .map(Map.Entry::getKey)
                    .toList());
        }

        /** Those that are shown, or else an empty one. */
        List<String> bodies() {
            JsonNode json = description.at("/requestBody/content/application~1json");
            List<String> bodies = new ArrayList<>();
            json.path("examples")
                    .forEach(example -> bodies.add(example.path("value").toString()));
            if (json.has("example")) {
                bodies.add(json.path("example").toString());
            }
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
