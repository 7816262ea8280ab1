package io.tidemark.functions.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.window.Outcome;
import io.tidemark.functions.flow.Requests;
import io.tidemark.functions.server.TestServer;
import io.tidemark.functions.server.TestSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TimeoutTest {
    private static final Duration TIMEOUT = Duration.ofMillis(300);

    /** Loads what a first request loads, so that time-outs are measured and not the JVM's start. */
    @BeforeAll
    static void warmUp() throws IOException {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"));
                TestServer noTls = TestServer.startHasty("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                Sender sender = Sender.plain()) {
            sender.get(server.url() + "/");
            sender.get("https://localhost:" + noTls.port() + "/");
        }
    }

    @Test
    void silentServerEndsInAResponseTimeout() {
        try (TestServer server = TestServer.start(call -> call.stall());
                Sender sender = Sender.with(TestSettings.plain().responseTimeout(TIMEOUT))) {
            Exchange exchange = sender.get(server.url() + "/");
            isTimeout(exchange, "no response in time");
            assertThat(exchange.firstByteNanos()).isEqualTo(-1);
        }
    }

    @Test
    void responseThatNeverEndsEndsInATotalTimeout() {
        try (TestServer server = TestServer.start(call -> {
                    call.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
                    call.stall();
                });
                Sender sender = Sender.with(TestSettings.plain().totalTimeout(TIMEOUT))) {
            Exchange exchange = sender.get(server.url() + "/");
            isTimeout(exchange, "response not complete in time");
            assertThat(exchange.firstByteNanos()).isPositive();
        }
    }

    @Test
    void responseTimeoutEndsWithTheFirstByte() {
        try (TestServer server = TestServer.start(call -> {
                    call.raw("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n");
                    call.pause(TIMEOUT.multipliedBy(2));
                    call.raw("late");
                });
                Sender sender = Sender.with(TestSettings.plain().responseTimeout(TIMEOUT))) {
            assertThat(sender.get(server.url() + "/").failedOutcome()).isNull();
        }
    }

    @Test
    void totalTimeoutCountsFromTheStartOfEachRequest() {
        try (TestServer server = TestServer.start(call -> {
                    call.pause(TIMEOUT.dividedBy(2));
                    call.respond(200, "ok");
                });
                Sender sender = Sender.with(TestSettings.plain().totalTimeout(TIMEOUT))) {
            Connection connection = sender.connection();
            for (int i = 0; i < 4; i++) {
                assertThat(sender.get(connection, server.url() + "/").failedOutcome())
                        .isNull();
            }
        }
    }

    @Test
    void handshakeThatDoesNotComeEndsInAConnectTimeout() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Sender sender = Sender.with(TestSettings.plain().connectTimeout(TIMEOUT))) {
            Exchange exchange = sender.get("https://localhost:" + mute.getLocalPort() + "/");
            isTimeout(exchange, "connection not ready in time");
            assertThat(exchange.tlsNanos()).isEqualTo(-1);
        }
    }

    @Test
    void unansweredPacketsEndInAConnectTimeout() throws IOException {
        try (FullServer full = new FullServer();
                Sender sender = Sender.with(TestSettings.plain().connectTimeout(TIMEOUT))) {
            Exchange exchange = sender.get("http://127.0.0.1:" + full.port() + "/");
            isTimeout(exchange, "no connection in time");
            assertThat(exchange.connectNanos()).isEqualTo(-1);
        }
    }

    @Test
    void totalTimeoutHoldsWhileConnectingToo() throws IOException {
        try (FullServer full = new FullServer();
                Sender sender = Sender.with(TestSettings.plain().totalTimeout(TIMEOUT))) {
            isTimeout(sender.get("http://127.0.0.1:" + full.port() + "/"), "no connection in time");
        }
    }

    @Test
    void resolverThatHangsEndsInAConnectTimeout() {
        CountDownLatch never = new CountDownLatch(1);
        Addresses.Resolver hanging = host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[0];
        };
        try (Sender sender = Sender.with(TestSettings.plain().connectTimeout(TIMEOUT), hanging)) {
            isTimeout(sender.get("http://somewhere.example/"), "no connection in time");
        } finally {
            never.countDown();
        }
    }

    @Test
    void connectionIsUsableAfterATimeout() {
        try (TestServer server = TestServer.start(call -> {
                    if (call.request().path().equals("/stall")) {
                        call.stall();
                    }
                    call.respond(200, "ok");
                });
                Sender sender = Sender.with(TestSettings.plain().responseTimeout(TIMEOUT))) {
            Connection connection = sender.connection();
            isTimeout(sender.get(connection, server.url() + "/stall"), "no response in time");
            assertThat(sender.send(connection, Requests.get(server.url() + "/")).status())
                    .isEqualTo(200);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    private static void isTimeout(Exchange exchange, String detail) {
        assertThat(exchange.failedOutcome()).isEqualTo(Outcome.TIMEOUT);
        assertThat(exchange.failureDetail()).isEqualTo(detail);
        assertThat(Sender.millis(exchange)).isBetween(TIMEOUT.toMillis() - 1.0, TIMEOUT.toMillis() + 100.0);
    }

    /** Listens, but its queue is full: further connections get no answer, as behind a firewall. */
    private static final class FullServer implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final List<Socket> fillers = new ArrayList<>();

        FullServer() throws IOException {
            for (int i = 0; i < 8; i++) {
                Socket filler = new Socket();
                fillers.add(filler);
                try {
                    filler.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 100);
                } catch (IOException full) {
                    return;
                }
            }
        }

        int port() {
            return listener.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            for (Socket filler : fillers) {
                filler.close();
            }
            listener.close();
        }
    }
}
