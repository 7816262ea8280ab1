package io.tidemark.functions.planfile;

import static io.tidemark.functions.planfile.Reading.LOAD;
import static io.tidemark.functions.planfile.Reading.TARGET;
import static io.tidemark.functions.planfile.Reading.load;
import static io.tidemark.functions.planfile.Reading.problems;
import static io.tidemark.functions.planfile.Reading.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.functions.yaml.Choices;
import io.tidemark.functions.yaml.PublishedSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlanSchemaTest {
    private final PublishedSchema schema = new PublishedSchema("plan.schema.json");

    @ParameterizedTest
    @EnumSource(PlanKeys.class)
    void schemaAndReaderKnowTheSameKeys(PlanKeys keys) {
        assertThat(properties(keys).propertyStream().map(entry -> entry.getKey()))
                .containsExactlyElementsOf(keys.keys());
    }

    @ParameterizedTest
    @EnumSource(PlanKeys.class)
    void everyKeyIsDescribed(PlanKeys keys) {
        properties(keys).propertyStream().forEach(entry -> {
            JsonNode property = entry.getValue();
            JsonNode described = property.has("description") ? property : definition(property);
            assertThat(described.path("description").asText())
                    .as(entry.getKey())
                    .isNotBlank();
        });
    }

    @Test
    void schemaAndReaderKnowTheSameWords() {
        assertWords(PlanKeys.VARIABLE, "per", PlanChoices.SCOPE);
        assertWords(PlanKeys.VARIABLE, "order", PlanChoices.ORDER);
        assertWords(PlanKeys.VARIABLE, "time", PlanChoices.TIME);
        assertWords(PlanKeys.LOAD, "pacing", PlanChoices.PACING);
        assertWords(PlanKeys.LOAD, "arrivals", PlanChoices.ARRIVALS);
        assertWords(PlanKeys.TOLERANCE, "of", PlanChoices.RATIO);
        assertWords(PlanKeys.HTTP, "version", PlanChoices.VERSION);
    }

    @Test
    void writtenPlansAreValid() {
        long seed = 45;
        RandomPlans plans = new RandomPlans(seed);
        for (int i = 0; i < 100; i++) {
            String json = PlanWriter.write(plans.next());
            assertThat(schema.errors(json))
                    .as("plan %s of seed %s: %s", i, seed, json)
                    .isEmpty();
        }
    }

    static Stream<String> validPlans() {
        return Stream.of(
                TARGET + LOAD,
                LOAD + "targets: [http://a, 'HTTPS://b:8443/c/']",
                "{\"target\": \"http://a\", \"load\": {\"rate\": \"1/h\", \"duration\": \"7d\"}}",
                TARGET + LOAD + "name: 2026\nhttp: {version: 2, redirects: 20, cookies: true}",
                TARGET + LOAD + "http: {version: 1.1, timeout: 1.5s}",
                TARGET + LOAD + "tolerance: {bad: 0.05, of: ok, names: {GET /: {latency: 1ms}}}",
                TARGET + LOAD
                        + "variables: {a: uuid, b: {uuid: {}}, c: {counter: {digits: 18}, per: user}, d: {random: -5..5}}",
                step("{get: /, query: {a: 1, b: true, c: 1.5}, headers: [{A: b}, {A: c}], think: {from: 0s, to: 0s}}"),
                step("{url: 'https://other/${user}', method: M-SEARCH, body: 5, auth: {bearer-env: _A1}}"),
                step(
                        "{get: /, checks: {status: 2xx, body-contains: [a, 1], json: {'': b}}, extract: {x: {header: A}}}"),
                step("{get: /, checks: [{status: [200, 404..410]}, {status: 200}], extract: [{x: {regex: a}}]}"),
                TARGET + LOAD + "start: [{post: /apps, body: '${user}'}, {get: /}]",
                load("{users: 0..10, duration: 1m, pause: 1s, pacing: fixed-period, stagger: 0s, seed: -1}"),
                load("{rate: 1/s..2/m, duration: 1m, arrivals: poisson, patience: 0s}"),
                load("{phases: [{steps: {from: 0, by: 1, every: 1s, count: 2}}, {users: 1, for: 1ms, warm-up: true}]}"),
                load("{phases: [{burst: {size: 1, every: 1s, times: 1}}]}"),
                load("{phases: [{spike: {base: 0/s, peak: 1/s, at: 0s, hold: 1s}, for: 1s}]}"));
    }

    @ParameterizedTest
    @MethodSource("validPlans")
    void schemaAndReaderAcceptTheSamePlans(String yaml) {
        assertThat(schema.errors(yaml)).isEmpty();
        assertThat(problems(yaml)).isEmpty();
    }

    static Stream<String> invalidPlans() {
        List<String> plans = new ArrayList<>(List.of(
                TARGET,
                LOAD,
                LOAD + TARGET + "targets: [http://a]",
                LOAD + "targets: []",
                LOAD + "target: shop.example",
                LOAD + "target: ftp://shop.example",
                LOAD + "target: http://user@shop.example",
                LOAD + "target: http://shop.example?q",
                LOAD + TARGET + "nmae: a",
                LOAD + TARGET + "name: ''",
                LOAD + TARGET + "start: []",
                LOAD + TARGET + "start: {get: /}",
                LOAD + TARGET + "start: [{}]",
                LOAD + TARGET + "name: " + "a".repeat(201),
                LOAD + TARGET + "http: {redirects: 21}",
                LOAD + TARGET + "http: {cookies: yes}",
                LOAD + TARGET + "http: {version: 3}",
                LOAD + TARGET + "http: {timeout: 0s}",
                LOAD + TARGET + "http: {timeout: 5}",
                LOAD + TARGET + "tolerance: {bad: 5}",
                LOAD + TARGET + "tolerance: {bad: 101%}",
                LOAD + TARGET + "tolerance: {names: {GET /: {abort: true}}}",
                LOAD + TARGET + "variables: {a: guid}",
                LOAD + TARGET + "variables: {a: {uuid: {}, env: B}}",
                LOAD + TARGET + "variables: {a: {random: 5}}",
                LOAD + TARGET + "variables: {a: {uuid: {}, order: random}}",
                LOAD + TARGET + "variables: {a: {counter: {step: 0}}}",
                LOAD + TARGET + "variables: {a: {counter: {digits: 0}}}",
                LOAD + TARGET + "variables: {a: {counter: {digits: 19}}}",
                LOAD + TARGET + "variables: {a: {time: unix}}",
                LOAD + TARGET + "variables: {user: uuid}",
                LOAD + TARGET + "variables: {a.b: uuid}",
                LOAD + TARGET + "scenarios: []",
                LOAD + TARGET + "scenarios: [{name: a}]",
                LOAD + TARGET + "scenarios: [{weight: 0, steps: [{get: /}]}]",
                LOAD + TARGET + "scenarios: [{weight: '1', steps: [{get: /}]}]"));
        for (String step : List.of(
                "{name: a}",
                "{get: /, post: /}",
                "{get: /, method: PUT}",
                "{url: /, method: post}",
                "{url: /, method: CONNECT}",
                "{get: a}",
                "{get: /#a}",
                "{get: /, query: a}",
                "{get: /, headers: {A: null}}",
                "{get: /, auth: {basic: {user-env: A}}}",
                "{get: /, auth: {bearer-env: A B}}",
                "{get: /, body: a, form: {a: b}}",
                "{get: /, body: {a: b}}",
                "{get: /, body-bytes: 5}",
                "{get: /, checks: {status: 600}}",
                "{get: /, checks: {status: []}}",
                "{get: /, checks: {json: {a: b}}}",
                "{get: /, checks: {body-contains: [[a]]}}",
                "{get: /, extract: {a: {}}}",
                "{get: /, extract: {a: {json: /a, header: B}}}",
                "{get: /, extract: {a: {json: a}}}",
                "{get: /, think: 5}",
                "{get: /, think: {from: 1s}}",
                "{get: /, think: {from: 1s, to: 2s, mean: 1s}}")) {
            plans.add(step(step));
        }
        for (String load : List.of(
                "{}",
                "{users: 1}",
                "{users: 1.5, duration: 1s}",
                "{users: '1', duration: 1s}",
                "{users: 1/s, duration: 1s}",
                "{users: 1000001, duration: 1s}",
                "{rate: 1, duration: 1s}",
                "{users: 1, rate: 1/s, duration: 1s}",
                "{users: 1, duration: 0s}",
                "{users: 1, duration: 1s, arrivals: poisson}",
                "{rate: 1/s, duration: 1s, pause: 1s}",
                "{users: 1, duration: 1s, seed: a}",
                "{phases: []}",
                "{phases: [{users: 1, for: 1s}], duration: 1s}",
                "{phases: [{users: 1}]}",
                "{phases: [{for: 1s}]}",
                "{phases: [{steps: {from: 1, by: 1, every: 1s, count: 2}, for: 1s}]}",
                "{phases: [{steps: {from: 1, by: 1, every: 1s}}]}",
                "{phases: [{burst: {size: 0, every: 1s, times: 1}}]}",
                "{phases: [{spike: {base: 1, peak: 2, at: 0s, hold: 1s}}]}",
                "{phases: [{users: 1, for: 1s, warm-up: 1}]}")) {
            plans.add(load(load));
        }
        return plans.stream();
    }

    @ParameterizedTest
    @MethodSource("invalidPlans")
    void schemaAndReaderRefuseTheSamePlans(String yaml) {
        assertThat(schema.errors(yaml)).isNotEmpty();
        assertThat(problems(yaml)).isNotEmpty();
    }

    private JsonNode properties(PlanKeys keys) {
        JsonNode definition = keys == PlanKeys.PLAN
                ? schema.json()
                : schema.json().at("/$defs/" + keys.name().toLowerCase(Locale.ROOT));
        // A mapping may be one of several forms of a value.
        JsonNode mapping = definition.has("properties")
                ? definition
                : definition
                        .path("anyOf")
                        .valueStream()
                        .filter(form -> form.has("properties"))
                        .findFirst()
                        .orElseThrow();
        assertThat(mapping.path("additionalProperties")).hasToString("false");
        return mapping.path("properties");
    }

    private JsonNode definition(JsonNode property) {
        return schema.json().at(property.path("$ref").asText().substring(1));
    }

    private void assertWords(PlanKeys keys, String key, Choices<?> choices) {
        List<String> words = new ArrayList<>();
        properties(keys).path(key).path("enum").forEach(word -> words.add(word.asText()));
        assertThat(Set.copyOf(words)).isEqualTo(choices.byWord().keySet());
    }
}
