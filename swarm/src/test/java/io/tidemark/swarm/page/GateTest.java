package io.tidemark.swarm.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.server.Wire.Response;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, over real sockets. */
class GateTest {
    private static final String START = "{\"id\":\"1\",\"order\":\"start\"}";

    private Site site;

    @BeforeEach
    void open() throws IOException {
        site = Site.withPasswords();
    }

    @AfterEach
    void close() throws Exception {
        assertThat(site.defects).isEmpty();
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/session",
                "/api/state",
                "/api/events",
                "/api/workers",
                "/api/plan",
                "/download/stats.csv",
                "/download/plan.yml"
            })
    void nothingIsShownToNobody(String path) throws IOException {
        for (String cookie : new String[] {"", "tidemark-" + site.server.port() + "=", "tidemark-1=x; y", ";;="}) {
            Response response = site.visitor().with("Cookie", cookie).get(path);
            assertThat(response.status()).as("with cookie '%s'", cookie).isEqualTo(401);
            assertThat(response.body()).contains("\"nonce\"").doesNotContain("\"state\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders", "/api/review", "/logout"})
    void nobodyChangesAnything(String path) throws IOException {
        assertThat(site.visitor().post(path, START).status()).isEqualTo(401);
        assertThat(site.bridge.given()).isEmpty();
    }

    @Test
    void whoKnowsAPasswordIsSomebody() throws IOException {
        Visitor visitor = site.visitor();
        assertThat(visitor.json("/api/session").path("accounts").toString()).isEqualTo("[\"operator\",\"viewer\"]");
        Response response = visitor.tryLogin("operator", Site.PASSWORD, visitor.nonce());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers().get("set-cookie"))
                .matches("tidemark-" + site.server.port() + "=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict");
        JsonNode session = site.operator().json("/api/session");
        assertThat(session.path("role").asText()).isEqualTo("operator");
        assertThat(session.path("name").asText()).isEqualTo("Anna (operator)");
        assertThat(session.path("login").asBoolean()).isTrue();
        assertThat(site.viewer().json("/api/session").path("name").asText()).isEqualTo("Anna (viewer)");
    }

    @ParameterizedTest
    @CsvSource({
        "operator, only to look at it, 403",
        "viewer, correct horse battery, 403",
        "operator, '', 403",
        "nobody, correct horse battery, 400",
        "'', correct horse battery, 400"
    })
    void aWrongPasswordIsRefused(String account, String password, int status) throws IOException {
        Visitor visitor = site.visitor();

        Response response = visitor.tryLogin(account, password, visitor.nonce());

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.headers()).doesNotContainKey("set-cookie");
        assertThat(response.body()).doesNotContain(Site.PASSWORD);
    }

    @Test
    void aFormThatIsSentAgainIsRefused() throws IOException {
        Visitor visitor = site.visitor();
        String nonce = visitor.nonce();

        assertThat(visitor.tryLogin("operator", Site.PASSWORD, nonce).status()).isEqualTo(200);
        assertThat(visitor.tryLogin("operator", Site.PASSWORD, nonce).status()).isEqualTo(409);
        assertThat(visitor.tryLogin("operator", Site.PASSWORD, "made up").status())
                .isEqualTo(409);
        String old = visitor.nonce();
        site.clock.advance(Duration.ofHours(1));
        assertThat(site.visitor().tryLogin("operator", Site.PASSWORD, old).status())
                .isEqualTo(409);
    }

    @Test
    void aSessionEndsInTime() throws IOException {
        Visitor operator = site.operator();
        site.clock.advance(Duration.ofMinutes(29));
        assertThat(site.visitor().as(operator).get("/api/state").status()).isEqualTo(200);

        site.clock.advance(Duration.ofMinutes(30));

        assertThat(site.visitor().as(operator).get("/api/state").status()).isEqualTo(401);
        assertThat(site.visitor().as(operator).post("/api/orders", START).status())
                .isEqualTo(401);
    }

    @Test
    void whoLogsOutIsNobody() throws IOException {
        Visitor operator = site.operator();

        Response response = operator.post("/logout", "{}");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers().get("set-cookie")).contains("Max-Age=0");
        assertThat(operator.get("/api/state").status()).isEqualTo(401);
    }

    @ParameterizedTest(name = "Origin {0}, Sec-Fetch-Site {1}: {2}")
    @CsvSource({
        "own,                          same-origin, 200",
        "own,                          '',          200",
        "'',                           same-origin, 200",
        "'',                           '',          403",
        "null,                         same-origin, 403",
        "null,                         '',          403",
        "http://evil.example,          '',          403",
        "http://evil.example,          same-origin, 403",
        "http://127.0.0.1:1,           '',          403",
        "https-own,                    '',          403",
        "own,                          same-site,   403",
        "own,                          cross-site,  403",
        "own,                          none,        403"
    })
    void onlyOurOwnPageChangesAnything(String origin, String fetchSite, int status) throws IOException {
        String own = "http://127.0.0.1:" + site.server.port();
        String sent =
                origin.replace("https-own", own.replace("http:", "https:")).replaceAll("^own$", own);
        Visitor operator = site.operator().with("Origin", sent).with("Sec-Fetch-Site", fetchSite);

        assertThat(operator.post("/api/orders", START).status()).isEqualTo(status);
        assertThat(site.bridge.given()).hasSize(status == 200 ? 1 : 0);
    }

    @Test
    void otherSitesDoNotLogIn() throws IOException {
        Visitor visitor = site.visitor();
        String nonce = visitor.nonce();

        visitor.with("Origin", "http://evil.example").with("Sec-Fetch-Site", "cross-site");

        assertThat(visitor.tryLogin("operator", Site.PASSWORD, nonce).status()).isEqualTo(403);
    }

    @Test
    void otherSitesReadNothingButMayLinkToThePage() throws IOException {
        Visitor operator = site.operator().with("Sec-Fetch-Site", "cross-site");

        assertThat(operator.get("/api/state").status()).isEqualTo(403);
        assertThat(operator.get("/api/events").status()).isEqualTo(403);
        assertThat(operator.get("/").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8089", "127.0.0.1.evil.example", "", "0.0.0.0"})
    void anotherNameForThisMachineIsRefused(String host) throws IOException {
        Visitor operator = site.operator().with("Host", host).with("Origin", "http://" + host);

        assertThat(operator.get("/api/state").status()).isEqualTo(403);
        assertThat(operator.get("/").status()).isEqualTo(403);
        assertThat(operator.post("/api/orders", START).status()).isEqualTo(403);
        assertThat(site.bridge.given()).isEmpty();
    }

    @Test
    void withoutItsTokenNothingChanges() throws IOException {
        Visitor operator = site.operator();
        Visitor other = site.operator();
        String token = other.json("/api/session").path("token").asText();

        assertThat(operator.with(Gate.TOKEN, "").post("/api/orders", START).status())
                .isEqualTo(403);
        assertThat(operator.with(Gate.TOKEN, token).post("/api/orders", START).status())
                .as("that of another session")
                .isEqualTo(403);
        assertThat(operator.withToken()
                        .with("Content-Type", "text/plain")
                        .post("/api/orders", START)
                        .status())
                .isEqualTo(415);
        assertThat(site.bridge.given()).isEmpty();
        assertThat(operator.with("Content-Type", "Application/JSON; charset=utf-8")
                        .post("/api/orders", START)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void viewersLookAndDoNothingElse() throws IOException {
        Visitor viewer = site.viewer();

        assertThat(viewer.get("/api/state").status()).isEqualTo(200);
        assertThat(viewer.get("/api/workers").status()).isEqualTo(200);
        assertThat(viewer.get("/download/stats.csv").status()).isEqualTo(200);
        assertThat(viewer.get("/api/plan").status()).isEqualTo(403);
        assertThat(viewer.get("/download/plan.yml").status()).isEqualTo(403);
        assertThat(viewer.post("/api/orders", START).status()).isEqualTo(403);
        assertThat(viewer.post("/api/review", "{\"plan\":\"\"}").status()).isEqualTo(403);
        assertThat(site.bridge.given()).isEmpty();
    }

    @Test
    void guessesAreSlowedDown() throws IOException {
        Visitor visitor = site.visitor();
        for (int i = 0; i < 5; i++) {
            assertThat(visitor.tryLogin("operator", "wrong" + i, visitor.nonce())
                            .status())
                    .isEqualTo(403);
        }

        Response early = visitor.tryLogin("operator", Site.PASSWORD, visitor.nonce());

        assertThat(early.status()).as("also the right one").isEqualTo(429);
        assertThat(early.headers()).containsEntry("retry-after", "1");
        site.clock.advance(Duration.ofSeconds(1));
        assertThat(visitor.tryLogin("operator", "wrong", visitor.nonce()).status())
                .isEqualTo(403);
        assertThat(visitor.tryLogin("operator", "wrong", visitor.nonce()).headers())
                .containsEntry("retry-after", "2");
        site.clock.advance(Duration.ofSeconds(2));
        assertThat(visitor.tryLogin("operator", Site.PASSWORD, visitor.nonce()).status())
                .isEqualTo(200);
    }
}
