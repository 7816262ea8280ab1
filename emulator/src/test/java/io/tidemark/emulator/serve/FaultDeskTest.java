package io.tidemark.emulator.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.emulator.fault.FaultRule;
import io.tidemark.emulator.fault.Latency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong on purpose, as clients meet it, and how it is switched. */
class FaultDeskTest {
    private static final String NONE = "{\"latency\":\"0s\",\"at_once\":0,\"errors\":\"0%\",\"status\":503,"
            + "\"disconnects\":\"0%\",\"cancels\":\"0%\"}";

    @Test
    void anErrorOnPurposeChangesNothing() throws IOException {
        try (Server server = Setup.oco().start()) {
            server.put("/faults", "{\"errors\": \"100%\", \"status\": 500}");
            assertThat(server.event("app00000", "HELLO")).isEqualTo("500 {\"detail\":\"An error on purpose\"}");
            assertThat(server.send("GET", "/accounts/a/application-overrides", "")
                            .statusCode())
                    .isEqualTo(500);
            assertThat(server.get("/").get("n").asInt()).isZero();

            assertThat(server.send("DELETE", "/faults", "").body()).isEqualTo("{\"all\":" + NONE + ",\"apps\":[]}");
            assertThat(server.event("app00000", "HELLO")).startsWith("200 ");
            assertThat(server.get("/statistics").at("/on_purpose/errors").asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void aConnectionThatBreaksOnPurposeChangesNothing() throws IOException {
        try (Server server =
                Setup.oco().faults(new FaultRule(Latency.NONE, 0, 0, 503, 1, 0)).start()) {
            assertThatThrownBy(() -> server.event("app00000", "HELLO")).isInstanceOf(UncheckedIOException.class);

            server.send("DELETE", "/faults", "");
            assertThat(server.event("app00000", "HELLO")).startsWith("200 ");
            // Whoever sent it may have tried again by itself.
            assertThat(server.get("/statistics").at("/on_purpose/disconnects").asInt())
                    .isPositive();
        }
    }

    @Test
    void reportsOfProgressAreCancelledAndCountAllTheSame() throws IOException {
        try (Server server = Setup.oco().start()) {
            server.put("/faults", "{\"cancels\": \"100%\"}");
            assertThat(server.event("app00000", "HELLO")).isEqualTo("200 {\"status\":\"ok\",\"message\":null}");
            server.event("app00000", "DESCRIPTION");

            assertThat(server.event("app00000", "MEASUREMENT", 10))
                    .isEqualTo("200 {\"status\":\"cancel\",\"message\":\"Cancelled by the emulator\"}");

            assertThat(server.get("/statistics/apps/a/app00000").get("progress").asInt())
                    .isEqualTo(10);
            assertThat(server.event("app00000", "MEASUREMENT")).as("given up").contains("ok");
            assertThat(server.get("/statistics").at("/on_purpose/cancels").asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void answersAreHeldBack() throws IOException {
        try (Server server = Setup.oco()
                .faults(new FaultRule(Latency.parse("30ms..40ms"), 0, 0, 503, 0, 0))
                .start()) {
            server.event("app00000", "HELLO");

            JsonNode hello = server.get("/statistics/latency").at("/events/HELLO");
            assertThat(hello.get("min").asDouble()).isGreaterThanOrEqualTo(30);
        }
    }

    @Test
    void oneApplicationMayFareWorseThanTheOthers() throws IOException {
        try (Server server = Setup.oco().start()) {
            server.put("/faults/a/app00001", "{\"errors\": 1}");

            assertThat(server.event("app00000", "HELLO")).startsWith("200 ");
            assertThat(server.event("app00001", "HELLO")).startsWith("503 ");
            assertThat(server.get("/faults").at("/apps/0/app").asText()).isEqualTo("app00001");
            assertThat(server.get("/faults/a/app00001").get("errors").asText()).isEqualTo("100%");
            assertThat(server.get("/faults/a/app00000")).hasToString(NONE);

            server.send("DELETE", "/faults/a/app00001", "");
            assertThat(server.event("app00001", "HELLO")).startsWith("200 ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"latency\": \"fast\", \"errors\": \"101%\", \"eror\": 1} | eror, latency, errors",
                "{\"at_once\": -1, \"status\": 200} | at_once, status",
                "{\"errors\": \"60%\", \"disconnects\": \"60%\"} | errors",
                "{\"latency\": {}} | latency",
                "[] | ``",
                "x | ``"
            })
    void aRuleThatIsWrongIsRefusedWithAllItsProblemsAndChangesNothing(String body, String fields) throws IOException {
        try (Server server = Setup.oco().start()) {
            HttpResponse<String> response = server.send("PUT", "/faults", body);

            assertThat(response.statusCode()).isEqualTo(422);
            JsonNode details = Server.json(response.body()).get("detail");
            assertThat(details.findValuesAsText("type")).isNotEmpty();
            String named = String.join(
                    ", ",
                    details.valueStream()
                            .map(detail -> detail.at("/loc/1").asText())
                            .toList());
            assertThat(named).isEqualTo(fields == null ? "" : fields);
            assertThat(server.get("/faults").get("all")).hasToString(NONE);
        }
    }

    @Test
    void otherMethodsAreRefused() throws IOException {
        try (Server server = Setup.oco().start()) {
            assertThat(server.send("POST", "/faults", "{}").statusCode()).isEqualTo(405);
            assertThat(server.send("GET", "/faults/a/b/c", "").statusCode()).isEqualTo(404);
        }
    }
}
