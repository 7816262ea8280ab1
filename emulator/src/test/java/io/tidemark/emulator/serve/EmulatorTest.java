package io.tidemark.emulator.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients see of the bundled backend. */
class EmulatorTest {
    private static final String OK = "200 {\"status\":\"ok\",\"message\":null}";
    private static final String FORM = "application/x-www-form-urlencoded";

    /** {@code curl -d} says that it sends a form. */
    @Test
    void theDocumentsOwnCommandsWork() throws IOException {
        try (Server server = Setup.oco().start()) {
            for (String body : new String[] {
                "{ \"event\" : \"HELLO\" }",
                "{ \"event\" : \"DESCRIPTION\" }",
                "{ \"event\" : \"MEASUREMENT\", \"param\": { \"progress\": 10 } }",
                "{ \"event\" : \"MEASUREMENT\", \"param\": { \"progress\": 10 } }"
            }) {
                HttpResponse<String> response =
                        server.send("POST", Server.path("app00000"), body, "Content-Type", FORM);
                assertThat(response.statusCode() + " " + response.body()).isEqualTo(OK);
            }
        }
    }

    @Test
    void aServoGoesThroughItsLife() throws IOException {
        try (Server server = Setup.oco().start()) {
            assertThat(server.get("/")).hasToString("{\"n\":0,\"average\":null,\"min\":null,\"max\":null}");
            assertThat(server.servo("app00007", "{\"event\": \"HELLO\", \"param\": {\"agent\": \"x\"}}"))
                    .isEqualTo(OK);
            assertThat(server.event("app00007", "WHATS_NEXT")).isEqualTo("200 {\"cmd\":\"DESCRIBE\",\"param\":{}}");
            assertThat(server.event("app00007", "DESCRIPTION")).isEqualTo(OK);
            assertThat(server.event("app00007", "WHATS_NEXT")).isEqualTo("200 {\"cmd\":\"MEASURE\",\"param\":{}}");
            assertThat(server.event("app00007", "MEASUREMENT", 0)).isEqualTo(OK);
            assertThat(server.event("app00007", "MEASUREMENT")).isEqualTo(OK);
            assertThat(server.event("app00007", "WHATS_NEXT"))
                    .isEqualTo("200 {\"cmd\":\"ADJUST\",\"param\":{\"state\":{\"application\":{\"components\":{"
                            + "\"web\":{\"settings\":{\"cpu\":{\"value\":1},\"replicas\":{\"value\":3}}},"
                            + "\"java\":{\"settings\":{\"mem\":{\"value\":2},\"GCTimeRatio\":{\"value\":99}}},"
                            + "\"db\":{\"settings\":{\"cpu\":{\"value\":1},\"commit_delay\":{\"value\":0}}}}}}}}");
            assertThat(server.event("app00007", "ADJUSTMENT", 0)).isEqualTo(OK);
            assertThat(server.event("app00007", "ADJUSTMENT")).isEqualTo(OK);
            assertThat(server.get("/")).hasToString("{\"n\":1,\"average\":1.0,\"min\":1,\"max\":1}");
            assertThat(server.event("app00007", "GOODBYE")).isEqualTo(OK);
            assertThat(server.summary()).isEqualTo("1 application, 10 events accepted, 0 refused, 1 cycle each");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "app00002 | {\"event\": \"WHATS_NEXT\"} | Unexpected WHATS_NEXT in start-measure",
                "app00002 | {\"event\": \"FOO\", \"param\": {}} | Unexpected event event='FOO' param={} in state start-measure",
                "app00002 | {\"event\": \"FOO\", \"param\": {\"progress\": 1}} | "
                        + "Unexpected event event='FOO' param={\"progress\":1}(1%) in state start-measure",
                "app00002 | {\"event\": \"MEASUREMENT\"} | Unexpected event event='MEASUREMENT' param={} in state start-measure",
                "app00003 | {\"event\": \"MEASUREMENT\", \"param\": {\"progress\": 20}} | Progress going backwards: old=30, new=20"
            })
    void whatIsRefusedSaysWhyAndChangesNothing(String app, String body, String reason) throws IOException {
        try (Server server = Setup.oco().start()) {
            for (String name : new String[] {"app00002", "app00003"}) {
                server.event(name, "HELLO");
                server.event(name, "DESCRIPTION");
                server.event(name, "WHATS_NEXT");
            }
            server.event("app00003", "MEASUREMENT", 30);
            JsonNode before = server.get("/statistics/apps/a/" + app);

            assertThat(server.servo(app, body))
                    .isEqualTo("400 " + Json.object().put("detail", "Sequence error for " + app + ": " + reason));

            JsonNode after = server.get("/statistics/apps/a/" + app);
            assertThat(after.get("refused").asInt()).isEqualTo(1);
            assertThat(after.get("state")).isEqualTo(before.get("state"));
            assertThat(after.get("progress")).isEqualTo(before.get("progress"));
        }
    }

    @Test
    void anApplicationBeginsWithHello() throws IOException {
        try (Server server = Setup.oco().start()) {
            assertThat(server.event("app00002", "MEASUREMENT"))
                    .isEqualTo("400 {\"detail\":\"Received event MEASUREMENT for unknown app app00002\"}");
            assertThat(server.send("GET", "/statistics/apps/a/app00002", "").statusCode())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | [\"body\"] | the body is empty",
                "{\"event\" | [\"body\"] | the body is not JSON",
                "{\"event\": \"HELLO\"} x | [\"body\"] | the body is not JSON",
                "{\"event\": \"HELLO\", \"event\": \"GOODBYE\"} | [\"body\"] | the body is not JSON",
                "[] | [\"body\"] | the body is not an object",
                "\"HELLO\" | [\"body\"] | the body is not an object",
                "{} | [\"body\",\"event\"] | field required",
                "{\"event\": null} | [\"body\",\"event\"] | field required",
                "{\"event\": 5} | [\"body\",\"event\"] | str type expected",
                "{\"event\": \"HELLO\", \"param\": 3} | [\"body\",\"param\"] | value is not a valid dict",
                "{\"event\": \"HELLO\", \"param\": []} | [\"body\",\"param\"] | value is not a valid dict"
            })
    void whatIsNoEventIsInvalid(String body, String place, String message) throws IOException {
        try (Server server = Setup.oco().start()) {
            String answer = server.servo("app00000", body == null ? "" : body);

            assertThat(answer).startsWith("422 ");
            JsonNode detail = Server.json(answer.substring(4)).at("/detail/0");
            assertThat(detail.get("loc")).hasToString(place);
            assertThat(detail.get("msg").asText()).isEqualTo(message);
            assertThat(server.get("/statistics").get("invalid").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aBodyOfAThousandLevelsIsNoHarm() throws IOException {
        try (Server server = Setup.oco().start()) {
            String deep =
                    "{\"event\": \"HELLO\", \"param\": {\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}}";

            assertThat(server.servo("app00000", deep)).startsWith("422 ");
            assertThat(server.servo(
                            "app00000",
                            "{\"event\": \"HELLO\", \"param\": {\"m\": \"" + "x".repeat(2_000_000) + "\"}}"))
                    .isEqualTo(OK);
            assertThat(server.send("POST", Server.path("app00000"), "x".repeat(5_000_000))
                            .statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void listsHaveTheApplicationsThatThereShouldBe() throws IOException {
        try (Server server = Setup.oco().members(5_000, Set.of("a"), false).start()) {
            JsonNode list = server.get("/accounts/a/application-overrides");

            assertThat(list).hasSize(5_000);
            assertThat(list.get("app00000")).hasToString("{\"mode\":null,\"mode_limit\":null,\"state\":\"active\"}");
            assertThat(list.has("app04999")).isTrue();
            assertThat(server.send("GET", "/accounts/b/application-overrides", "")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(server.send("POST", "/accounts/a/application-overrides", "")
                            .statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void anyNameWillDoUnlessOnlyListedOnesAreWanted() throws IOException {
        try (Server any = Setup.oco().start();
                Server listed = Setup.oco().members(5, Set.of(), true).start()) {
            assertThat(any.event("a%20name%2Fwith%20a%20slash", "HELLO")).isEqualTo(OK);
            assertThat(any.get("/statistics/apps/a/a%20name%2Fwith%20a%20slash")
                            .get("app")
                            .asText())
                    .isEqualTo("a name/with a slash");
            assertThat(listed.event("app00004", "HELLO")).isEqualTo(OK);
            assertThat(listed.event("app00005", "HELLO"))
                    .isEqualTo("404 {\"detail\":\"There is no application a/app00005\"}");
        }
    }

    @Test
    void methodsAndPathsThatThereAreNotSaySo() throws IOException {
        try (Server server = Setup.oco().start()) {
            HttpResponse<String> get = server.send("GET", Server.path("app00000"), "");
            assertThat(get.statusCode()).isEqualTo(405);
            assertThat(get.headers().firstValue("allow")).contains("POST");
            assertThat(server.send("POST", "/", "").statusCode()).isEqualTo(405);
            assertThat(server.send("GET", "/nothing/here", "").statusCode()).isEqualTo(404);
            assertThat(server.send("GET", "/statistics/nothing", "").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void lenientAllowsWhatTheRealProtocolAllows() throws IOException {
        try (Server server = Setup.oco().lenient().start()) {
            server.event("app00000", "HELLO");
            server.event("app00000", "DESCRIPTION");

            assertThat(server.event("app00000", "MEASUREMENT"))
                    .as("without any progress before")
                    .isEqualTo(OK);
            assertThat(server.event("app00000", "ADJUSTMENT", 50)).isEqualTo(OK);
            assertThat(server.event("app00000", "ADJUSTMENT", 20))
                    .as("backwards")
                    .isEqualTo(OK);
            assertThat(server.event("app00000", "WHATS_NEXT")).as("asked again").startsWith("200 {\"cmd\":\"ADJUST\"");
            assertThat(server.event("app00000", "HELLO")).as("started again").isEqualTo(OK);
            assertThat(server.event("app00000", "FOO")).startsWith("400 ");
        }
    }

    @Test
    void statisticsTellOfEveryEventAndApplication() throws IOException {
        try (Server server = Setup.oco().start()) {
            for (String app : new String[] {"app00000", "app00001", "app00002"}) {
                server.event(app, "HELLO");
            }
            server.event("app00001", "DESCRIPTION");
            server.event("app00001", "MEASUREMENT", 45);
            server.event("app00001", "<b>");

            JsonNode all = server.get("/statistics");
            assertThat(all.get("accepted").asInt()).isEqualTo(5);
            assertThat(all.get("refused").asInt()).isEqualTo(1);
            assertThat(all.at("/events/HELLO")).hasToString("{\"accepted\":3,\"refused\":0}");
            assertThat(all.at("/events/other")).hasToString("{\"accepted\":0,\"refused\":1}");
            assertThat(all.get("states"))
                    .hasToString("{\"initial\":0,\"hello-received\":2,\"start-measure\":0,\"in-measure\":1,"
                            + "\"start-adjust\":0,\"in-adjust\":0,\"terminated\":0}");
            assertThat(server.get("/statistics/apps?offset=1&limit=1"))
                    .hasToString("{\"n\":3,\"apps\":[{\"account\":\"a\",\"app\":\"app00001\",\"state\":\"in-measure\","
                            + "\"pending\":null,\"progress\":45,\"cycles\":0,\"accepted\":3,\"refused\":1}]}");
            JsonNode latency = server.get("/statistics/latency");
            assertThat(latency.at("/events/HELLO/n").asInt()).isEqualTo(3);
            assertThat(latency.at("/all/n").asInt()).isEqualTo(6);
            assertThat(latency.at("/all/p50").asDouble())
                    .isBetween(
                            latency.at("/all/min").asDouble(),
                            latency.at("/all/max").asDouble());
            JsonNode refusal = server.get("/statistics/refusals").at("/refusals/0");
            assertThat(refusal.get("event").asText()).isEqualTo("<b>");
            assertThat(refusal.get("state").asText()).isEqualTo("in-measure");
            assertThat(refusal.get("reason").asText()).isEqualTo("unexpected");
        }
    }
}
