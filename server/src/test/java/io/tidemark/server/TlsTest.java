package io.tidemark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.server.TestCertificates;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.ManualClock;
import io.tidemark.functions.time.SystemClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    private static final String GET = "GET / HTTP/1.1\nHost: x\n\n";
    private static final Limits LIMITS = new Limits(1_000, 50, Duration.ofSeconds(30), Duration.ofMinutes(10));

    @TempDir
    private static Path directory;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private static final Handler HANDLER = new Handler() {
        @Override
        public Answer answer(Request request) {
            String text =
                    request.head().isEncrypted() + " " + request.head().remote().getHostAddress() + " "
                            + request.header("hOsT").orElse("-") + " "
                            + request.header("X-None").orElse("-");
            return Answer.of(Reply.json(200, text));
        }

        @Override
        public void answered(String label, long nanos) {}
    };

    private HttpServer start(Clock clock) throws Exception {
        Tls tls = Tls.of(TestCertificates.storeForLocalhost(directory), TestCertificates.password());
        HttpServer server = HttpServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                2,
                LIMITS,
                Optional.of(tls),
                HANDLER,
                clock);
        open.add(server);
        return server;
    }

    private SSLSocket socket(HttpServer server) throws Exception {
        SSLSocket socket = (SSLSocket) TestCertificates.trusting(TestCertificates.storeForLocalhost(directory))
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port());
        open.add(socket);
        return socket;
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void requestsAreAnsweredOverTls(String protocol) throws Exception {
        SSLSocket socket = socket(start(new SystemClock()));
        socket.setEnabledProtocols(new String[] {protocol});

        Wire wire = new Wire(socket);

        for (int i = 0; i < 2; i++) {
            assertThat(wire.send(GET).receive().body()).isEqualTo("true 127.0.0.1 x -");
        }
        assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
    }

    @Test
    void whatKeepsNoSecretsIsNotSpoken() throws Exception {
        SSLSocket socket = socket(start(new SystemClock()));
        socket.setEnabledProtocols(new String[] {"TLSv1.2"});
        socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"});

        assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void whoSpeaksWithoutEncryptionIsTold() throws Exception {
        HttpServer server = start(new SystemClock());
        Wire wire = new Wire(server.port());
        open.add(wire);

        assertThat(wire.send(GET).rest()).startsWith("HTTP/1.1 400 ").contains("HTTPS only");
        assertThat(new Wire(socket(server)).send(GET).receive().status()).isEqualTo(200);
    }

    @Test
    void whoNeverFinishesAHandshakeIsCutOff() throws Exception {
        ManualClock clock = new ManualClock();
        HttpServer server = start(clock);
        Wire wire = new Wire(server.port());
        open.add(wire);
        wire.sendRaw(new byte[] {22, 3, 1, 2, 0, 1});
        while (server.connections() < 1) {
            LockSupport.parkNanos(100_000);
        }

        while (server.connections() > 0) {
            clock.advance(Duration.ofSeconds(31));
            LockSupport.parkNanos(100_000);
        }
        assertThat(wire.restLength()).as("an alert, at most").isLessThan(100);
    }

    @Test
    void rubbishIsCutOff() throws IOException, Exception {
        HttpServer server = start(new SystemClock());
        Wire wire = new Wire(server.port());
        open.add(wire);

        wire.sendRaw(("\u0016\u0003\u0001\u0000\u0005" + "x".repeat(100)).getBytes(StandardCharsets.ISO_8859_1));

        wire.rest();
        assertThat(new Wire(socket(server)).send(GET).receive().status()).isEqualTo(200);
    }
}
