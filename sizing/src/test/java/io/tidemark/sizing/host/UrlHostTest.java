package io.tidemark.sizing.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.SystemClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UrlHostTest {
    private static final SystemClock CLOCK = new SystemClock();
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void withoutACheckNothingIsSent() throws ProblemsException {
        URI nowhere = URI.create("http://192.0.2.77:81");
        try (RunningTarget target = new UrlHost(nowhere, Optional.empty(), CLOCK).start()) {
            assertThat(target.uri()).isEqualTo(nowhere);
            assertThat(target.facts().sharesMachineWithGenerator()).isFalse();
            assertThat(target.watched()).isEqualTo(new Watched.Nothing());
            assertThat(target.isAlive()).isTrue();
        }
    }

    @Test
    void anAddressOfThisMachineIsWatchedAsTheMachine() throws ProblemsException {
        URI here = URI.create("http://127.0.0.1:9");
        try (RunningTarget target = new UrlHost(here, Optional.empty(), CLOCK).start()) {
            assertThat(target.watched()).isEqualTo(new Watched.Machine());
            assertThat(target.facts().sharesMachineWithGenerator()).isTrue();
        }
    }

    @Test
    void aListenerIsReady() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort());
            new UrlHost(uri, Optional.of(new ReadyCheck.Connect(LONG)), CLOCK)
                    .start()
                    .close();
        }
    }

    @Test
    void aDeadTargetIsNamed() throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + unusedPort());
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> new UrlHost(uri, Optional.of(new ReadyCheck.Connect(SHORT)), CLOCK).start())
                .withMessageContaining("url: target = " + uri + ": must be ready at " + uri + " within 0.5 s")
                .withMessageContaining("Connection refused");
    }

    @Test
    void whoDropsConnectionsAtOnceIsNotReady() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> dropAll(server));
            URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort());
            assertThatExceptionOfType(ProblemsException.class)
                    .isThrownBy(() -> new UrlHost(uri, Optional.of(new ReadyCheck.Connect(SHORT)), CLOCK).start())
                    .withMessageContaining("it closes connections at once");
        }
    }

    @Test
    void anAnswerBelow500IsReadyAndOthersAreAskedAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ready", exchange -> {
            exchange.sendResponseHeaders(asked.incrementAndGet() < 3 ? 503 : 404, -1);
            exchange.close();
        });
        server.start();
        try {
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api");
            new UrlHost(uri, Optional.of(new ReadyCheck.Answer("/ready", LONG)), CLOCK)
                    .start()
                    .close();
            assertThat(asked).hasValue(3);
        } finally {
            server.stop(0);
        }
    }

    private static void dropAll(ServerSocket server) {
        try {
            while (true) {
                server.accept().close();
            }
        } catch (IOException e) {
            // The test is over.
            return;
        }
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
