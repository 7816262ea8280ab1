package io.tidemark.swarm.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.server.Wire;
import io.tidemark.server.Wire.Response;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is meant to use the server up or to get at what it has, over real sockets. */
class AttackTest {
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
                "/page/../index.html",
                "/page/..%2Findex.html",
                "/page/%2e%2e/%2e%2e/etc/passwd",
                "/page/%252e%252e%252findex.html",
                "/page/..%5Cindex.html",
                "/page/..\\index.html",
                "/page/page.css%00.js",
                "/page/%00",
                "/page/index.html",
                "/page/login.html",
                "/page/Routes.class",
                "/page//page.css",
                "/page/",
                "/page",
                "/download/../../etc/passwd",
                "/download/..%2F..%2Fetc%2Fpasswd",
                "/download/%252e%252e%252fetc%252fpasswd",
                "/download/..%5C..%5Cetc%5Cpasswd",
                "/download/stats.csv%00.txt",
                "/download/.hidden",
                "/download/",
                "//etc/passwd",
                "/../etc/passwd",
                "/api/state/",
                "/api//state",
                "/api",
                "/index.html",
                "/login.html"
            })
    void whatIsNotMeantToBeFetchedIsNotFound(String path) throws IOException {
        Response response = site.operator().get(path);

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.headers()).containsEntry("content-type", "application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page/%", "/page/%zz", "/%c0%"})
    void whatIsNotEncodedAsItMustBeIsRefused(String path) throws IOException {
        assertThat(site.operator().get(path).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"})
    void otherMethodsAreRefused(String method) throws IOException {
        Visitor operator = site.operator();

        operator.send(method, "/api/state", "");

        assertThat(operator.wire().receive().status()).isEqualTo(405);
    }

    @Test
    void ahugeBodyIsRefusedBeforeItIsSent() throws IOException {
        Visitor operator = site.operator();
        operator.with("Content-Length", "5000000000");

        operator.send("PUT", "/api/orders", "");

        assertThat(operator.wire().receive().status()).isEqualTo(413);
        Visitor long413 = site.visitor();
        String large = "{\"account\":\"operator\",\"password\":\"" + "x".repeat(5_000) + "\",\"nonce\":\"1\"}";
        assertThat(long413.post("/login", large).status()).isEqualTo(400);
    }

    @Test
    void ahugeHeaderOrPathIsRefused() throws IOException {
        assertThat(site.visitor().with("X-Long", "x".repeat(40_000)).get("/").status())
                .isEqualTo(431);
        assertThat(site.visitor().get("/" + "x".repeat(20_000)).status()).isEqualTo(414);
    }

    /** They cost a little memory until their time is over; everybody else is served meanwhile. */
    @Test
    void idleConnectionsDisturbNobodyAndAreClosed() throws Exception {
        List<Wire> idle = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            idle.add(new Wire(site.server.port()));
        }
        Visitor operator = site.operator();
        assertThat(operator.get("/api/state").status()).isEqualTo(200);

        site.clock.advance(SwarmServer.LIMITS.idleTime().plusSeconds(1));

        for (Wire wire : idle) {
            assertThat(wire.rest()).isEmpty();
            wire.close();
        }
    }

    @Test
    void oneAddressDoesNotGetAllConnections() throws Exception {
        int over = 20;
        int served = 0;
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < SwarmServer.LIMITS.perAddress() + over; i++) {
            wires.add(new Wire(site.server.port()));
        }
        for (Wire wire : wires) {
            served += isServed(wire) ? 1 : 0;
        }

        assertThat(served).isEqualTo(SwarmServer.LIMITS.perAddress());
        for (Wire wire : wires) {
            wire.close();
        }
    }

    private static boolean isServed(Wire wire) throws SocketTimeoutException {
        try {
            return wire.send("GET / HTTP/1.1\nHost: localhost\n\n").receive().status() == 200;
        } catch (SocketTimeoutException open) {
            throw open;
        } catch (IOException closed) {
            return false;
        }
    }

    @Test
    void aSlowSenderIsCutOff() throws Exception {
        Wire slow = new Wire(site.server.port());
        slow.send("POST /login HTTP/1.1\nHost: localhost\nContent-Length: 100\n\n{");
        Visitor operator = site.operator();
        for (int i = 0; i < 4; i++) {
            assertThat(site.visitor().as(operator).get("/api/session").status()).isEqualTo(200);
        }

        site.clock.advance(SwarmServer.LIMITS.requestTime().plusSeconds(1));

        assertThat(slow.rest()).isEmpty();
        assertThat(operator.get("/api/state").status()).isEqualTo(200);
        slow.close();
    }

    /** Hashing takes a processor for a third of a second each time: only one at a time, and few wait for it. */
    @Test
    void manyGuessesAtTheSameTimeAreNoWayAround() throws Exception {
        List<Visitor> visitors = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Visitor visitor = site.visitor();
            String body = "{\"account\":\"operator\",\"password\":\"wrong\",\"nonce\":\"" + visitor.nonce() + "\"}";
            visitor.send("POST", "/login", body);
            visitors.add(visitor);
        }

        int tried = 0;
        for (Visitor visitor : visitors) {
            int status = visitor.wire().receive().status();
            assertThat(status).isIn(403, 429, 503);
            tried += status == 429 ? 0 : 1;
        }
        assertThat(tried).isEqualTo(5);
        assertThat(site.visitor().get("/").status()).isEqualTo(200);
    }

    @Test
    void everyAnswerSaysWhatABrowserMustNotDo() throws IOException {
        Visitor operator = site.operator();
        for (String path : List.of("/", "/api/state", "/page/page.css", "/nothing", "/download/stats.csv")) {
            assertThat(operator.get(path).headers())
                    .as(path)
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsEntry("referrer-policy", "no-referrer")
                    .containsEntry("cross-origin-opener-policy", "same-origin")
                    .containsEntry("cross-origin-resource-policy", "same-origin")
                    .hasEntrySatisfying(
                            "content-security-policy",
                            policy -> assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'"))
                    .doesNotContainKeys("access-control-allow-origin", "strict-transport-security", "server");
        }
        assertThat(operator.get("/").headers().get("content-security-policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                        + " img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        assertThat(operator.get("/api/state").headers()).containsEntry("cache-control", "no-store");
    }

    @Test
    void rubbishDisturbsNobody() throws Exception {
        for (String rubbish : List.of("\u0016\u0003\u0001\u0002", "GET", "\r\n\r\n\r\n", "\u0000".repeat(100))) {
            Wire wire = new Wire(site.server.port());
            wire.sendRaw(rubbish.getBytes(StandardCharsets.ISO_8859_1));
            wire.close();
        }
        assertThat(site.visitor().get("/").status()).isEqualTo(200);
    }
}
