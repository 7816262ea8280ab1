package io.tidemark.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.emulator.app.Standing;
import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.backend.Values;
import io.tidemark.emulator.machine.Machine;
import io.tidemark.emulator.machine.Reaction;
import io.tidemark.emulator.machine.Reaction.Accepted;
import io.tidemark.emulator.machine.Reaction.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundled backend against the table of its protocol, written down here once more. */
class OcoTest {
    private static final String WITH = "{\"param\": {\"progress\": 40}}";
    private static final String WITHOUT = "{\"param\": {}}";
    private static final List<String> STATES = List.of(
            "initial", "hello-received", "start-measure", "in-measure", "start-adjust", "in-adjust", "terminated");
    private static final List<String> EVENTS =
            List.of("HELLO", "DESCRIPTION", "MEASUREMENT", "ADJUSTMENT", "GOODBYE", "WHATS_NEXT", "FOO", "hello", "");

    private static final Backend OCO = BundledBackends.read("oco");
    private static final Machine MACHINE = OCO.machine();

    private record Row(String to, @Nullable String command, boolean cycle) {}

    /** By state, event, and whether progress is given. */
    record When(String state, String event, boolean progress) {}

    private static final Map<When, Row> STRICT = Map.ofEntries(
            row("initial", "HELLO", false, "hello-received", "DESCRIBE", false),
            row("hello-received", "DESCRIPTION", false, "start-measure", "MEASURE", false),
            row("start-measure", "MEASUREMENT", true, "in-measure", null, false),
            row("in-measure", "MEASUREMENT", true, "in-measure", null, false),
            row("in-measure", "MEASUREMENT", false, "start-adjust", "ADJUST", true),
            row("start-adjust", "ADJUSTMENT", true, "in-adjust", null, false),
            row("in-adjust", "ADJUSTMENT", true, "in-adjust", null, false),
            row("in-adjust", "ADJUSTMENT", false, "start-measure", "MEASURE", false),
            row("hello-received", "GOODBYE", false, "terminated", null, false),
            row("start-measure", "GOODBYE", false, "terminated", null, false),
            row("in-measure", "GOODBYE", false, "terminated", null, false),
            row("start-adjust", "GOODBYE", false, "terminated", null, false),
            row("in-adjust", "GOODBYE", false, "terminated", null, false),
            row("terminated", "HELLO", false, "hello-received", "DESCRIBE", false));

    /** What is allowed besides, when lenient. */
    private static final Map<When, Row> MORE = Map.ofEntries(
            row("start-measure", "MEASUREMENT", false, "start-adjust", "ADJUST", true),
            row("start-adjust", "ADJUSTMENT", false, "start-measure", "MEASURE", false),
            row("hello-received", "HELLO", false, "hello-received", "DESCRIBE", false),
            row("start-measure", "HELLO", false, "hello-received", "DESCRIBE", false),
            row("in-measure", "HELLO", false, "hello-received", "DESCRIBE", false),
            row("start-adjust", "HELLO", false, "hello-received", "DESCRIBE", false),
            row("in-adjust", "HELLO", false, "hello-received", "DESCRIBE", false),
            row("initial", "GOODBYE", false, "terminated", null, false),
            row("terminated", "GOODBYE", false, "terminated", null, false));

    /** What a lenient backend tells who asks although no command waits. */
    private static final Map<String, String> ASKED_AGAIN = Map.of(
            "initial", "SLEEP",
            "hello-received", "DESCRIBE",
            "start-measure", "MEASURE",
            "in-measure", "MEASURE",
            "start-adjust", "ADJUST",
            "in-adjust", "ADJUST",
            "terminated", "SLEEP");

    private static Map.Entry<When, Row> row(
            String state, String event, boolean progress, String to, @Nullable String command, boolean cycle) {
        return Map.entry(new When(state, event, progress), new Row(to, command, cycle));
    }

    static Stream<Arguments> everything() {
        return STATES.stream()
                .flatMap(state -> EVENTS.stream()
                        .flatMap(event -> Stream.of(true, false)
                                .flatMap(progress -> Stream.of(true, false)
                                        .map(pending -> Arguments.of(new When(state, event, progress), pending)))));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void strictIsTheTableAndNothingElse(When when, boolean pending) {
        expect(when, pending, false, Optional.ofNullable(STRICT.get(when)));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void lenientIsTheTableAndThese(When when, boolean pending) {
        Row strict = STRICT.get(when);
        expect(when, pending, true, Optional.ofNullable(strict == null ? MORE.get(when) : strict));
    }

    /** With some progress behind it, so that what is forgotten shows. */
    private static void expect(When when, boolean pending, boolean lenient, Optional<Row> row) {
        Standing before = new Standing(when.state(), pending ? "SLEEP" : null, 30, 7, 90);
        Client client = new Client(MACHINE, lenient);
        client.standAt(before);
        String body = when.progress() ? WITH : WITHOUT;
        if (when.event().equals("WHATS_NEXT") && !when.progress() && (pending || lenient)) {
            Accepted accepted = client.accepted(when.event(), body);
            assertThat(accepted.command()).isEqualTo(pending ? "SLEEP" : ASKED_AGAIN.get(when.state()));
            assertThat(accepted.next()).isEqualTo(new Standing(when.state(), null, Standing.NO_PROGRESS, 7, 91));
        } else if (row.isEmpty()) {
            boolean asks = when.event().equals("WHATS_NEXT") && !when.progress();
            assertThat(client.refused(when.event(), body)).isEqualTo(asks ? Reason.NOTHING_PENDING : Reason.UNEXPECTED);
        } else {
            Accepted accepted = client.accepted(when.event(), body);
            Row expected = row.get();
            assertThat(accepted.command()).isNull();
            assertThat(accepted.cycle()).isEqualTo(expected.cycle());
            assertThat(accepted.next())
                    .isEqualTo(new Standing(
                            expected.to(),
                            expected.command(),
                            when.progress() ? 40 : Standing.NO_PROGRESS,
                            expected.cycle() ? 8 : 7,
                            91));
        }
    }

    @Test
    void theTableNamesAllStatesAndCommands() {
        assertThat(MACHINE.start()).isEqualTo("initial");
        assertThat(MACHINE.states().sequencedKeySet()).containsExactlyElementsOf(STATES);
        assertThat(MACHINE.reachable()).containsExactlyInAnyOrderElementsOf(STATES);
        assertThat(OCO.commands().sequencedKeySet()).containsExactly("DESCRIBE", "MEASURE", "ADJUST", "SLEEP");
    }

    @Test
    void aCommandIsFetchedOnce() {
        Client client = new Client(MACHINE, false);
        client.accepted("HELLO", "{\"param\": {\"agent\": \"a\"}}");
        assertThat(client.accepted("WHATS_NEXT", "{\"param\": null}").command()).isEqualTo("DESCRIBE");
        assertThat(client.refused("WHATS_NEXT", "{\"param\": null}")).isEqualTo(Reason.NOTHING_PENDING);
    }

    @Test
    void commandsNeedNotBeFetched() {
        Client client = new Client(MACHINE, false);
        client.accepted("HELLO", "{}");
        client.accepted("DESCRIPTION", "{}");
        client.accepted("MEASUREMENT", "{\"param\": {\"progress\": 10}}");
        assertThat(client.state()).isEqualTo("in-measure");
    }

    @Test
    void theNextEventTakesBackACommandThatWasNotFetched() {
        Client client = new Client(MACHINE, false);
        client.accepted("HELLO", "{}");
        client.accepted("DESCRIPTION", "{}");
        client.accepted("MEASUREMENT", WITH);
        assertThat(client.refused("WHATS_NEXT", "{}")).isEqualTo(Reason.NOTHING_PENDING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "45     | 45 | a number",
                "\"45\" | 45 | a number as a text",
                "10.5   | 10 | the fraction is cut off",
                "-5     | -5 | below nothing is still a number",
                "true   | 1  | as in the original",
                "1e30   | 9223372036854775807 | beyond all numbers",
                "1e999  | 9223372036854775807 | beyond all doubles",
                "0      | 0  | the first report of a classic servo"
            })
    void whatIsANumberIsProgress(String progress, long read, String why) {
        Client client = measuring();
        client.accepted("MEASUREMENT", "{\"param\": {\"progress\": " + progress + "}}");
        assertThat(client.standing()).as(why).isEqualTo(new Standing("in-measure", null, read, 0, 4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"param\": {\"progress\": null}}",
                "{\"param\": {\"progress\": \"x\"}}",
                "{\"param\": {\"progress\": \"\"}}",
                "{\"param\": {\"progress\": \"10.5\"}}",
                "{\"param\": {\"progress\": [1]}}",
                "{\"param\": {\"progress\": {}}}",
                "{\"param\": {}}",
                "{\"param\": null}",
                "{}"
            })
    void whatIsNoNumberIsCompletion(String body) {
        Client client = measuring();
        client.accepted("MEASUREMENT", WITH);
        assertThat(client.accepted("MEASUREMENT", body).cycle()).isTrue();
        assertThat(client.state()).isEqualTo("start-adjust");
    }

    @Test
    void progressMayStandStillButNotGoBack() {
        Client client = measuring();
        client.accepted("MEASUREMENT", "{\"param\": {\"progress\": 30}}");
        client.accepted("MEASUREMENT", "{\"param\": {\"progress\": 30}}");
        assertThat(client.refused("MEASUREMENT", "{\"param\": {\"progress\": 29}}"))
                .isEqualTo(Reason.BACKWARDS);
        client.accepted("MEASUREMENT", "{\"param\": {\"progress\": 31}}");
    }

    @Test
    void lenientLetsProgressGoBack() {
        Client client = new Client(MACHINE, true);
        client.standAt(new Standing("in-measure", null, 30, 0, 5));
        client.accepted("MEASUREMENT", "{\"param\": {\"progress\": 29}}");
        assertThat(client.standing().progress()).isEqualTo(29);
    }

    @Test
    void completionForgetsProgressAlsoWhenNoCommandIsFetched() {
        Client client = measuring();
        client.accepted("MEASUREMENT", "{\"param\": {\"progress\": 90}}");
        client.accepted("MEASUREMENT", "{}");
        client.accepted("ADJUSTMENT", "{\"param\": {\"progress\": 5}}");
        assertThat(client.standing()).isEqualTo(new Standing("in-adjust", null, 5, 1, 6));
    }

    @Test
    void aCompletionWithoutAnyReportIsRefusedUnlessLenient() {
        Client client = measuring();
        assertThat(client.refused("MEASUREMENT", "{}")).isEqualTo(Reason.UNEXPECTED);
        Client lenient = new Client(MACHINE, true);
        lenient.standAt(client.standing());
        assertThat(lenient.accepted("MEASUREMENT", "{}").cycle()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "{}, ''",
        "{\"param\": null}, ''",
        "{\"param\": {}}, ''",
        "{\"param\": \"a\"}, /param",
        "{\"param\": \"\"}, /param",
        "{\"param\": 0}, /param",
        "{\"param\": false}, /param",
        "{\"param\": []}, /param"
    })
    void whatIsNoObjectOffends(String body, String pointer) {
        assertThat(MACHINE.offence(Client.json(body)).map(Object::toString).orElse(""))
                .isEqualTo(pointer);
    }

    @Test
    void lenientDoesAllThatStrictDoes() {
        long seed = 51;
        Random random = new Random(seed);
        Set<When> accepted = new HashSet<>();
        for (int life = 0; life < 200; life++) {
            Client strict = new Client(MACHINE, false);
            for (int step = 0; step < 100; step++) {
                String event = EVENTS.get(random.nextInt(EVENTS.size()));
                boolean progress = random.nextBoolean();
                String body = progress ? "{\"param\": {\"progress\": " + random.nextInt(-5, 100) + "}}" : WITHOUT;
                When when = new When(strict.state(), event, progress);
                Client lenient = new Client(MACHINE, true);
                lenient.standAt(strict.standing());
                Reaction reaction = strict.send(event, body);
                if (reaction instanceof Accepted) {
                    accepted.add(when);
                    assertThat(lenient.send(event, body))
                            .as("life %s, step %s of seed %s", life, step, seed)
                            .isEqualTo(reaction);
                }
            }
        }
        assertThat(accepted).as("all rows were tried").containsAll(STRICT.keySet());
    }

    @Test
    void answersAreThoseOfTheProtocol() {
        assertThat(OCO.answers().accepted().text(Values.NONE)).isEqualTo("{\"status\":\"ok\",\"message\":null}");
        Values values = Map.<String, Object>of("command", "DESCRIBE", "payload", new Values.RawJson("{}"))::get;
        assertThat(OCO.answers().command().text(values)).isEqualTo("{\"cmd\":\"DESCRIBE\",\"param\":{}}");
        assertThat(OCO.commands().get("MEASURE").text(Values.NONE)).isEqualTo("{}");
        assertThat(OCO.commands().get("ADJUST").text(Values.NONE)).isEqualTo("""
                        {"state":{"application":{"components":{\
                        "web":{"settings":{"cpu":{"value":1},"replicas":{"value":3}}},\
                        "java":{"settings":{"mem":{"value":2},"GCTimeRatio":{"value":99}}},\
                        "db":{"settings":{"cpu":{"value":1},"commit_delay":{"value":0}}}}}}}""");
        assertThat(OCO.listings().getFirst().entry().text(Values.NONE))
                .isEqualTo("{\"mode\":null,\"mode_limit\":null,\"state\":\"active\"}");
    }

    @Test
    void refusalsAreThoseOfTheOriginal() {
        Values values = Map.of(
                "app",
                "app00002",
                "event",
                "FOO",
                "state",
                "start-measure",
                "param",
                new Values.RawJson("{\"progress\":1}"),
                "progress",
                20L,
                "before",
                30L)::get;
        assertThat(OCO.refusals().statuses())
                .hasSize(4)
                .allSatisfy((reason, status) -> assertThat(status).isEqualTo(400));
        assertThat(OCO.refusals().unknown().text(values)).isEqualTo("Received event FOO for unknown app app00002");
        assertThat(OCO.refusals().nothingPending().text(values))
                .isEqualTo("Sequence error for app00002: Unexpected FOO in start-measure");
        assertThat(OCO.refusals().unexpected().text(values))
                .isEqualTo("Sequence error for app00002: Unexpected event event='FOO' param={\"progress\":1}"
                        + " in state start-measure");
        assertThat(OCO.refusals().underway().text(values))
                .isEqualTo("Sequence error for app00002: Unexpected event event='FOO' param={\"progress\":1}(20%)"
                        + " in state start-measure");
        assertThat(OCO.refusals().backwards().text(values))
                .isEqualTo("Sequence error for app00002: Progress going backwards: old=30, new=20");
    }

    @Test
    void pathsAndNamesAreThoseOfTheOriginal() {
        assertThat(OCO.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.method() + " " + call.path())
                        .isEqualTo("POST /accounts/{account}/applications/{app}/servo"));
        assertThat(OCO.listings())
                .singleElement()
                .satisfies(list -> assertThat(list.path()).hasToString("/accounts/{account}/application-overrides"));
        assertThat(OCO.apps()).hasToString("appNNNNN");
        assertThat(OCO.count()).isEqualTo(5);
    }

    private static Client measuring() {
        Client client = new Client(MACHINE, false);
        client.accepted("HELLO", "{}");
        client.accepted("DESCRIPTION", "{}");
        client.accepted("WHATS_NEXT", "{}");
        return client;
    }
}
