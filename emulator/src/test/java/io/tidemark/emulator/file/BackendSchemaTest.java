package io.tidemark.emulator.file;

import static io.tidemark.emulator.file.Reading.MINIMUM;
import static io.tidemark.emulator.file.Reading.calls;
import static io.tidemark.emulator.file.Reading.problems;
import static io.tidemark.emulator.file.Reading.states;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.functions.yaml.PublishedSchema;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BackendSchemaTest {
    private static final String FIELDS = "fields: {kind: {json: /kind}, count: {json: /count, as: whole}}\n";

    private final PublishedSchema schema = new PublishedSchema("backend.schema.json");

    @ParameterizedTest
    @EnumSource(BackendKeys.class)
    void schemaAndReaderKnowTheSameKeys(BackendKeys keys) {
        assertThat(properties(keys).propertyStream().map(entry -> entry.getKey()))
                .containsExactlyElementsOf(keys.keys());
    }

    @ParameterizedTest
    @EnumSource(BackendKeys.class)
    void everyKeyIsDescribed(BackendKeys keys) {
        properties(keys).propertyStream().forEach(entry -> {
            JsonNode property = entry.getValue();
            JsonNode described = property.has("description")
                    ? property
                    : schema.json().at(property.path("$ref").asText().substring(1));
            assertThat(described.path("description").asText())
                    .as(entry.getKey())
                    .isNotBlank();
        });
    }

    @Test
    void schemaAndReaderKnowTheSameKindsOfFields() {
        assertThat(properties(BackendKeys.FIELD)
                        .path("as")
                        .path("enum")
                        .valueStream()
                        .map(JsonNode::asText))
                .containsExactlyElementsOf(BackendReader.KINDS.byWord().keySet());
    }

    static Stream<String> valid() {
        return Stream.of(
                BundledBackends.text("oco"),
                MINIMUM,
                MINIMUM.replace("small", "2026"),
                MINIMUM + "title: 5",
                MINIMUM + "apps: {}",
                MINIMUM + "apps: {names: aN.b~c_d-e, count: 0}",
                MINIMUM + "lists: [{path: '/of/{account}/all', entry: null}]",
                calls("[{put: '/a/{app}', event: START, status: 299}, {get: '/a/{app}/x', event: {json: ''}}]"),
                calls("[{put: \"/a/$&'()*+,;=:@!/{account}/{app}\", event: {json: /a~1b/0}}]"),
                MINIMUM
                        + "fields: {done: {json: /a, as: whole, rising: true}, b: {json: '', as: object, rising: false}}",
                MINIMUM + FIELDS + "conditions: {a: {kind: given, count: absent}, b: {count: [1, 2..3, ..5]}, c: {}}",
                MINIMUM + "commands: {A: null, B: {a: [1]}, 5: a}",
                MINIMUM + "answers: {accepted: 5, command: '${payload}', cancelled: [a]}",
                MINIMUM + "refusals: {status: 599, body: {a: '${reason}'}, unknown: '', backwards: 5}",
                MINIMUM + "refusals: {status: {unknown: 404, backwards: 400}}",
                states("off: {}"),
                states("off: {GO: {}}"),
                states("off: {GO: [{to: on, cycle: true, lenient: false}], STOP: {to: off}}", "on: {}"),
                states("off: {GO: [{when: a, reply: pending}, {when: {}, reply: A}]}") + FIELDS
                        + "conditions: {a: {kind: b}}\ncommands: {A: 1}",
                MINIMUM + "everywhere: {}");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void schemaAndReaderAcceptTheSame(String yaml) {
        assertThat(schema.errors(yaml)).isEmpty();
        assertThat(problems(yaml)).isEmpty();
    }

    static Stream<String> invalid() {
        return Stream.of(
                "{}",
                "[]",
                MINIMUM.replace("name: small\n", ""),
                MINIMUM.replace("small", "Small"),
                MINIMUM.replace("small", "null"),
                MINIMUM.replace("start: off\n", ""),
                MINIMUM + "tilte: a",
                MINIMUM + "title: ''",
                MINIMUM + "apps: []",
                MINIMUM + "apps: {names: app}",
                MINIMUM + "apps: {names: 'N/N'}",
                MINIMUM + "apps: {count: -1}",
                MINIMUM + "apps: {count: 1.5}",
                MINIMUM + "apps: {count: '5'}",
                MINIMUM + "lists: []",
                MINIMUM + "lists: [{path: /all}]",
                MINIMUM + "lists: [{entry: {}}]",
                MINIMUM + "lists: [{path: '/all/{app}', entry: {}}]",
                MINIMUM + "lists: [{path: /docs, entry: {}}]",
                MINIMUM + "lists: [{path: /openapi.json, entry: {}}]",
                calls("[]"),
                calls("{post: '/a/{app}', event: START}"),
                calls("[{post: '/a/{app}'}]"),
                calls("[{event: {json: /e}}]"),
                calls("[{head: '/a/{app}', event: {json: /e}}]"),
                calls("[{post: '/a/{app}', put: '/a/{app}', event: {json: /e}}]"),
                calls("[{post: '/a/b', event: {json: /e}}]"),
                calls("[{post: '/{app}/b', event: {json: /e}}]"),
                calls("[{post: '/faults/{app}', event: {json: /e}}]"),
                calls("[{post: '/a/{app}/', event: {json: /e}}]"),
                calls("[{post: '/a/{other}/{app}', event: {json: /e}}]"),
                calls("[{post: '/a/{app}', event: {json: e}}]"),
                calls("[{post: '/a/{app}', event: {}}]"),
                calls("[{post: '/a/{app}', event: {json: /e}, status: 300}]"),
                calls("[{post: '/a/{app}', event: {json: /e}, status: 205}]"),
                MINIMUM + "fields: {a: /a}",
                MINIMUM + "fields: {a: {}}",
                MINIMUM + "fields: {a: {json: a}}",
                MINIMUM + "fields: {a: {json: /a, as: number}}",
                MINIMUM + "fields: {a: {json: /a, rising: true}}",
                MINIMUM + "fields: {a: {json: /a, as: whole, rising: 1}}",
                MINIMUM + "fields: {a.b: {json: /a}}",
                MINIMUM + "fields: {reason: {json: /a}}",
                MINIMUM + FIELDS + "conditions: {a: given}",
                MINIMUM + FIELDS + "conditions: {a: {kind: null}}",
                MINIMUM + FIELDS + "conditions: {a: {kind: []}}",
                MINIMUM + FIELDS + "conditions: {a: {kind: {b: c}}}",
                MINIMUM + "commands: [A]",
                MINIMUM + "commands: {pending: 1}",
                MINIMUM + "answers: {acepted: 1}",
                MINIMUM + "refusals: {status: 200}",
                MINIMUM + "refusals: {status: {gone: 410}}",
                MINIMUM + "refusals: {status: {unknown: 600}}",
                MINIMUM + "refusals: {unknown: {a: b}}",
                states("{}"),
                states("off:"),
                states("off: {GO: }"),
                states("off: {GO: []}"),
                states("off: {GO: on}"),
                states("off: {GO: {too: off}}"),
                states("off: {GO: {cycle: 1}}"),
                states("off: {GO: {when: [a]}}"),
                states("off: {GO: {to: null}}"),
                MINIMUM + "everywhere: []");
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void schemaAndReaderRefuseTheSame(String yaml) {
        assertThat(schema.errors(yaml)).isNotEmpty();
        assertThat(problems(yaml)).isNotEmpty();
    }

    private JsonNode properties(BackendKeys keys) {
        JsonNode definition = keys == BackendKeys.BACKEND
                ? schema.json()
                : schema.json().at("/$defs/" + keys.name().toLowerCase(Locale.ROOT));
        assertThat(definition.path("additionalProperties")).hasToString("false");
        return definition.path("properties");
    }
}
