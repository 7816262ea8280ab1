package io.tidemark.functions.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.window.Outcome;
import io.tidemark.functions.flow.Requests;
import io.tidemark.functions.server.TestCertificates;
import io.tidemark.functions.server.TestServer;
import io.tidemark.functions.server.TestSettings;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static SSLContext localhost;
    private static SSLContext anotherHost;
    private static SSLContext expired;

    @BeforeAll
    static void makeCertificates(@TempDir Path directory) throws Exception {
        localhost = TestCertificates.forLocalhost(directory);
        anotherHost = TestCertificates.forAnotherHost(directory);
        expired = TestCertificates.expired(directory);
    }

    @Test
    void unknownAuthorityIsRefused() {
        isRefused(localhost);
    }

    @Test
    void expiredCertificateIsRefused() {
        isRefused(expired);
    }

    @Test
    void certificateOfAnotherHostIsRefused() {
        isRefused(anotherHost);
    }

    private static void isRefused(SSLContext context) {
        try (TestServer server = TestServer.startTls(context, call -> call.respond(200, "secret"));
                Sender sender = Sender.plain()) {
            Exchange exchange = sender.get("https://localhost:" + server.port() + "/");
            assertThat(exchange.failedOutcome()).isEqualTo(Outcome.TLS);
            assertThat(exchange.failureDetail()).isNotEmpty();
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void insecureTakesAnyCertificate() {
        for (SSLContext context : new SSLContext[] {localhost, anotherHost, expired}) {
            try (TestServer server = TestServer.startTls(context, call -> call.respond(200, "ok"));
                    Sender sender = Sender.with(TestSettings.plain().insecureTls())) {
                Exchange exchange = sender.get("https://localhost:" + server.port() + "/");
                assertThat(exchange.failedOutcome())
                        .as(exchange.failureDetail())
                        .isNull();
                assertThat(exchange.connectNanos()).isPositive();
                assertThat(exchange.tlsNanos()).isPositive();
                assertThat(exchange.connectNanos() + exchange.tlsNanos()).isLessThan(exchange.firstByteNanos());
            }
        }
    }

    @Test
    void handshakeIsMadeOnceForManyRequests() {
        try (TestServer server = TestServer.startTls(
                        localhost, call -> call.respond(200, call.request().body()));
                Sender sender = Sender.with(TestSettings.plain().insecureTls())) {
            Connection connection = sender.connection();
            String url = "https://localhost:" + server.port() + "/";
            long in = sender.get(connection, url).bytesIn();
            for (int i = 0; i < 20; i++) {
                Exchange next = sender.send(connection, Requests.of("POST", url, new byte[50_000]));
                assertThat(next.bodyLength()).isEqualTo(50_000);
                assertThat(next.connectNanos()).isEqualTo(-1);
                assertThat(next.tlsNanos()).isEqualTo(-1);
                in += next.bytesIn();
            }
            assertThat(server.connections()).isEqualTo(1);
            assertThat(in).as("counted inside TLS").isEqualTo(server.bytesOut());
        }
    }

    @Test
    void serverWithoutTlsIsATlsFailure() {
        try (TestServer server = TestServer.start(call -> call.respond(200, "plain"));
                TestServer hasty = TestServer.startHasty("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                Sender sender = Sender.plain()) {
            Exchange exchange = sender.get("https://localhost:" + hasty.port() + "/");
            assertThat(exchange.failedOutcome()).isEqualTo(Outcome.TLS);
            assertThat(server.requests()).isZero();
        }
    }
}
