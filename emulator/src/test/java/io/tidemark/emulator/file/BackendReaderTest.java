package io.tidemark.emulator.file;

import static io.tidemark.emulator.file.Reading.MINIMUM;
import static io.tidemark.emulator.file.Reading.backend;
import static io.tidemark.emulator.file.Reading.calls;
import static io.tidemark.emulator.file.Reading.states;
import static io.tidemark.emulator.machine.Reaction.Reason.BACKWARDS;
import static io.tidemark.emulator.machine.Reaction.Reason.NOTHING_PENDING;
import static io.tidemark.emulator.machine.Reaction.Reason.UNEXPECTED;
import static io.tidemark.emulator.machine.Reaction.Reason.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.backend.Call;
import io.tidemark.emulator.backend.Values;
import io.tidemark.emulator.backend.Values.RawJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackendReaderTest {
    @Test
    void whatIsLeftOutHasDefaults() {
        Backend small = backend(MINIMUM);
        assertThat(small.name()).isEqualTo("small");
        assertThat(small.title()).isEqualTo("small");
        assertThat(small.apps()).hasToString("appNNNNN");
        assertThat(small.count()).isEqualTo(5);
        assertThat(small.listings()).isEmpty();
        assertThat(small.commands()).isEmpty();
        assertThat(small.machine().fields()).isEmpty();
        assertThat(small.refusals().statuses())
                .hasSize(4)
                .allSatisfy((reason, status) -> assertThat(status).isEqualTo(400));
    }

    @Test
    void whatIsAnsweredWhenNothingElseIsWritten() {
        Backend small = backend(MINIMUM);
        Values values = Map.of(
                "app", "app00001",
                "event", "GO",
                "state", "off",
                "reason", "so",
                "command", "GO",
                "payload", new RawJson("[1]"),
                "before", 3L,
                "progress", 2L)::get;
        assertThat(small.answers().accepted().text(values)).isEqualTo("{\"status\":\"ok\"}");
        assertThat(small.answers().command().text(values)).isEqualTo("{\"command\":\"GO\",\"payload\":[1]}");
        assertThat(small.answers().cancelled().text(values)).isEqualTo("{\"status\":\"cancelled\"}");
        assertThat(small.refusals().body().text(values)).isEqualTo("{\"detail\":\"so\"}");
        assertThat(small.refusals().unknown().text(values)).isEqualTo("GO is not what app00001 begins with");
        assertThat(small.refusals().unexpected().text(values)).isEqualTo("app00001 does not expect GO in state off");
        assertThat(small.refusals().underway().text(values)).isEqualTo("app00001 does not expect GO in state off");
        assertThat(small.refusals().nothingPending().text(values)).isEqualTo("app00001 has no command in state off");
        assertThat(small.refusals().backwards().text(values)).isEqualTo("app00001 was at 3 and cannot be at 2");
    }

    @Test
    void statusesAreOneForAllReasonsOrEachItsOwn() {
        assertThat(backend(MINIMUM + "refusals: {status: 409}").refusals().statuses())
                .containsOnly(
                        entry(UNKNOWN, 409),
                        entry(UNEXPECTED, 409),
                        entry(NOTHING_PENDING, 409),
                        entry(BACKWARDS, 409));
        assertThat(backend(MINIMUM + "refusals: {status: {unknown: 404, unexpected: 409}}")
                        .refusals()
                        .statuses())
                .containsOnly(
                        entry(UNKNOWN, 404),
                        entry(UNEXPECTED, 409),
                        entry(NOTHING_PENDING, 400),
                        entry(BACKWARDS, 400));
    }

    @Test
    void acceptedEventsAreAnsweredWithTheStatusOfTheirCall() {
        assertThat(backend(
                                calls(
                                        "[{post: '/apps/{app}', event: START, status: 201}, {put: '/apps/{app}', event: STOP}]"))
                        .calls())
                .extracting(Call::status)
                .containsExactly(201, 200);
    }

    @Test
    void jsonIsYaml() {
        Backend read = backend("""
                {"name": "small", "calls": [{"put": "/apps/{app}", "event": "GO"}], "start": "off",
                 "states": {"off": {"GO": {"to": "on"}}, "on": {}}}
                """);
        assertThat(read.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.method()).isEqualTo("PUT"));
    }

    @Test
    void aStateMayHaveNoEvents() {
        Client client =
                new Client(backend(states("off: {GO: {to: on}}", "on: {}")).machine(), false);
        client.accepted("GO", "{}");
        assertThat(client.refused("GO", "{}")).isEqualTo(UNEXPECTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5        | 5",
                "-5       | -5",
                "1.50     | 1.50",
                "1e3      | 1e3",
                "'5'      | \"5\"",
                ".5       | \".5\"",
                "0x10     | \"0x10\"",
                "010      | \"010\"",
                "+5       | \"+5\"",
                ".inf     | \".inf\"",
                "true     | true",
                "False    | false",
                "yes      | \"yes\"",
                "null     | null",
                "~        | null",
                "''       | \"\"",
                "a        | \"a\"",
                "\"\\n\"  | \"\\n\"",
                "2026-11-26 | \"2026-11-26\"",
                "[]       | []",
                "{}       | {}",
                "[1, [a]] | [1,[\"a\"]]",
                "{a: {1: null}} | {\"a\":{\"1\":null}}",
                "{\"${app}\": \"$${app}\"} | {\"x\":\"${app}\"}"
            })
    void anyYamlIsJson(String yaml, String json) {
        Backend backend = backend(MINIMUM + "answers:\n  accepted: " + yaml);
        assertThat(backend.answers().accepted().text(Map.<String, Object>of("app", "x")::get))
                .isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{kind: given}             | {\"kind\": \"a\"}             | true",
                "{kind: given}             | {}                            | false",
                "{kind: absent}            | {\"kind\": null}              | true",
                "{kind: a}                 | {\"kind\": \"a\"}             | true",
                "{kind: a}                 | {\"kind\": \"A\"}             | false",
                "{kind: 'true'}            | {\"kind\": true}              | true",
                "{kind: [a, b, 5]}         | {\"kind\": 5}                 | true",
                "{kind: [a, b, 5]}         | {\"kind\": \"c\"}             | false",
                "{kind: [given]}           | {\"kind\": \"given\"}         | true",
                "{kind: [given]}           | {\"kind\": \"other\"}         | false",
                "{count: 5}                | {\"count\": 5.9}              | true",
                "{count: -5}               | {\"count\": \"-5\"}           | true",
                "{count: 1..5}             | {\"count\": 1}                | true",
                "{count: 1..5}             | {\"count\": 5}                | true",
                "{count: 1..5}             | {\"count\": 6}                | false",
                "{count: -5..-1}           | {\"count\": -1}               | true",
                "{count: 100..}            | {\"count\": 1e30}             | true",
                "{count: 100..}            | {\"count\": 99}               | false",
                "{count: ..99}             | {\"count\": -1e30}            | true",
                "{count: ..99}             | {\"count\": 100}              | false",
                "{count: ..99}             | {\"count\": \"x\"}            | false",
                "{count: [1, 10..20]}      | {\"count\": 15}               | true",
                "{count: [1, 10..20]}      | {\"count\": 2}                | false",
                "{count: given, kind: a}   | {\"count\": 1, \"kind\": \"a\"} | true",
                "{count: given, kind: a}   | {\"count\": 1}                | false",
                "{all: given}              | {}                            | true",
                "{}                        | {}                            | true"
            })
    void conditions(String condition, String body, boolean holds) {
        Backend backend =
                backend(states("off: {GO: [{when: written, to: on}, {when: " + condition + ", to: on}]}", "on: {}")
                        + "fields: {kind: {json: /kind}, count: {json: /count, as: whole}, all: {json: '', as: object}}\n"
                        + "conditions: {written: {kind: never-that}}");
        Client client = new Client(backend.machine(), false);
        client.send("GO", body);
        assertThat(client.state()).isEqualTo(holds ? "on" : "off");
    }

    @Test
    void theBundledFileIsShownAsItIsRead() throws IOException {
        assertThat(BundledBackends.names()).containsExactly("oco");
        Path file = Path.of("src", "main", "resources", "io", "tidemark", "emulator", "file", "oco.yml");
        String text = BundledBackends.text("oco");
        assertThat(text).isEqualTo(Files.readString(file));
        Backend copy = backend(text);
        assertThat(copy.name()).isEqualTo("oco");
        assertThat(copy.machine().events())
                .isEqualTo(BundledBackends.read("oco").machine().events());
    }

    @Test
    void onlyWhatIsBundledCanBeShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BundledBackends.text("../oco"))
                .withMessage("name must be one of [oco] but is ../oco");
    }
}
