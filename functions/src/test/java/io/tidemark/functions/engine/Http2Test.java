package io.tidemark.functions.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.window.Outcome;
import io.tidemark.functions.flow.Requests;
import io.tidemark.functions.server.Http2Server;
import io.tidemark.functions.server.TestCertificates;
import io.tidemark.functions.server.TestServer;
import io.tidemark.functions.server.TestSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Http2Test {
    private static SSLContext localhost;

    @BeforeAll
    static void makeCertificates(@TempDir Path directory) throws Exception {
        localhost = TestCertificates.forLocalhost(directory);
    }

    @Test
    void requestsInClearShareOneConnection() throws Exception {
        try (Http2Server server = Http2Server.start();
                Sender sender = Sender.with(TestSettings.plain().http2())) {
            echoes(sender, server, "http://127.0.0.1:" + server.port() + "/");
            assertThat(server.authorities()).containsExactly("HTTP/2.0 127.0.0.1:" + server.port());
        }
    }

    @Test
    void requestsOverTlsShareOneConnection() throws Exception {
        try (Http2Server server = Http2Server.startTls(localhost);
                Sender sender = Sender.with(TestSettings.plain().http2().insecureTls())) {
            echoes(sender, server, "https://localhost:" + server.port() + "/");
            assertThat(server.authorities()).containsExactly("HTTP/2.0 localhost:" + server.port());
        }
    }

    private static void echoes(Sender sender, Http2Server server, String url) {
        Connection connection = sender.connection();
        byte[] body = new byte[300_000];
        new Random(3).nextBytes(body);
        for (int i = 0; i < 10; i++) {
            Exchange exchange = sender.send(connection, Requests.of("POST", url + i, body));
            assertThat(exchange.failedOutcome()).as(exchange.failureDetail()).isNull();
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(Arrays.copyOf(exchange.body(), exchange.bodyLength())).isEqualTo(body);
            assertThat(exchange.bytesIn()).isGreaterThan(body.length);
            assertThat(exchange.connectNanos() >= 0).as("opened").isEqualTo(i == 0);
        }
        Exchange get = sender.get(connection, url);
        assertThat(get.status()).isEqualTo(200);
        assertThat(get.bytesIn()).isLessThan(1_000);
        assertThat(server.requests()).isEqualTo(11);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void hostHeaderOfAStepBecomesTheAuthority() throws Exception {
        try (Http2Server server = Http2Server.start();
                Sender sender = Sender.with(TestSettings.plain().http2())) {
            Exchange exchange = sender.send(
                    sender.connection(), Requests.get("http://127.0.0.1:" + server.port() + "/", "shop.example"));
            assertThat(exchange.failedOutcome()).as(exchange.failureDetail()).isNull();
            assertThat(server.authorities()).containsExactly("HTTP/2.0 shop.example");
        }
    }

    @Test
    void tlsServerThatSpeaksHttp1OnlyIsSpokenToInHttp1() {
        AtomicReference<String> host = new AtomicReference<>();
        try (TestServer server = TestServer.startTls(localhost, call -> {
                    host.set(call.request().header("Host"));
                    call.respond(200, "old");
                });
                Sender sender = Sender.with(TestSettings.plain().http2().insecureTls())) {
            Exchange exchange = sender.get("https://localhost:" + server.port() + "/");
            assertThat(exchange.failedOutcome()).as(exchange.failureDetail()).isNull();
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(host).hasValue("localhost:" + server.port());
        }
    }

    @Test
    void serverThatSpeaksHttp1InClearIsAFailure() {
        try (TestServer server = TestServer.startHasty("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                Sender sender = Sender.with(TestSettings.plain().http2())) {
            Exchange exchange = sender.get(server.url() + "/");
            assertThat(exchange.failedOutcome()).isIn(Outcome.PROTOCOL, Outcome.RESET);
        }
    }

    @Test
    void newConnectionsForEveryRequestWhenAskedFor() throws Exception {
        try (Http2Server server = Http2Server.start();
                Sender sender = Sender.with(TestSettings.plain().http2().newConnections())) {
            Connection connection = sender.connection();
            for (int i = 0; i < 10; i++) {
                Exchange exchange = sender.get(connection, "http://127.0.0.1:" + server.port() + "/");
                assertThat(exchange.failedOutcome())
                        .as(exchange.failureDetail())
                        .isNull();
            }
            assertThat(server.connections()).isEqualTo(10);
        }
    }
}
