package io.tidemark.functions.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.window.Outcome;
import io.tidemark.functions.server.TestServer;
import io.tidemark.functions.server.TestServer.Handler;
import io.tidemark.functions.server.TestSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {
    @Test
    void closedPortRefuses() {
        int port;
        try (TestServer gone = TestServer.start(call -> call.respond(200, ""))) {
            port = gone.port();
        }
        try (Sender sender = Sender.plain()) {
            Exchange exchange = sender.get("http://127.0.0.1:" + port + "/");
            assertThat(exchange.failedOutcome()).isEqualTo(Outcome.REFUSED);
            assertThat(exchange.connectNanos()).isEqualTo(-1);
            assertThat(exchange.bytesOut()).isZero();
        }
    }

    @Test
    void unknownHostIsADnsFailure() {
        AtomicInteger asked = new AtomicInteger();
        Addresses.Resolver knowsNothing = host -> {
            asked.incrementAndGet();
            throw new UnknownHostException(host);
        };
        try (Sender sender = Sender.with(TestSettings.plain(), knowsNothing)) {
            Connection connection = sender.connection();
            for (int i = 0; i < 50; i++) {
                Exchange exchange = sender.get(connection, "http://nowhere.example/");
                assertThat(exchange.failedOutcome()).isEqualTo(Outcome.DNS);
                assertThat(exchange.failureDetail()).contains("nowhere.example");
            }
        }
        assertThat(asked).as("the resolver is not hammered").hasValueLessThan(10);
    }

    @Test
    void hostThatAppearsLaterIsFound() {
        AtomicInteger asked = new AtomicInteger();
        Addresses.Resolver late = host -> {
            if (asked.getAndIncrement() == 0) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        };
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"));
                Sender sender = Sender.with(TestSettings.plain(), late)) {
            Connection connection = sender.connection();
            Exchange exchange;
            do {
                exchange = sender.get(connection, "http://late.example:" + server.port() + "/");
            } while (exchange.failedOutcome() == Outcome.DNS);
            assertThat(exchange.status()).isEqualTo(200);
        }
    }

    @Test
    void closeBeforeTheResponseIsAReset() {
        isReset(call -> call.close());
    }

    @Test
    void resetBeforeTheResponseIsAReset() {
        isReset(call -> call.reset());
    }

    /** The library parses what it has of a head, and stumbles over the half header. */
    @Test
    void closeWithinTheHeadIsAFailure() {
        try (TestServer server = TestServer.start(call -> {
                    call.raw("HTTP/1.1 200 OK\r\nContent-Le");
                    call.close();
                });
                Sender sender = Sender.plain()) {
            assertThat(sender.get(server.url() + "/").failedOutcome()).isIn(Outcome.RESET, Outcome.PROTOCOL);
        }
    }

    @Test
    void closeWithinTheBodyIsAReset() {
        isReset(call -> {
            call.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            call.close();
        });
    }

    @Test
    void closeWithinAChunkIsAReset() {
        isReset(call -> {
            call.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nhalf");
            call.close();
        });
    }

    @Test
    void closeBetweenChunksIsAReset() {
        isReset(call -> {
            call.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
            call.close();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.6\r\n\r\n",
                "HTTP/1.1 abc Fine\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -4\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnothexadecimal\r\n",
                "HTTP/9.9 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon in here\r\n\r\n"
            })
    void rubbishIsAProtocolFailure(String rubbish) {
        try (TestServer server = TestServer.start(call -> {
                    call.raw(rubbish);
                    call.stall();
                });
                Sender sender = Sender.plain()) {
            Exchange exchange = sender.get(server.url() + "/");
            assertThat(exchange.failedOutcome()).isEqualTo(Outcome.PROTOCOL);
            assertThat(exchange.failureDetail()).isNotEmpty();
        }
    }

    @Test
    void connectionIsOpenedAnewAfterAFailure() {
        AtomicInteger calls = new AtomicInteger();
        try (TestServer server = TestServer.start(call -> {
                    if (calls.getAndIncrement() % 2 == 0) {
                        call.reset();
                    } else {
                        call.respond(200, "ok");
                    }
                });
                Sender sender = Sender.plain()) {
            Connection connection = sender.connection();
            assertThat(sender.get(connection, server.url() + "/").failedOutcome())
                    .isEqualTo(Outcome.RESET);
            assertThat(sender.get(connection, server.url() + "/").status()).isEqualTo(200);
            assertThat(sender.get(connection, server.url() + "/").failedOutcome())
                    .isEqualTo(Outcome.RESET);
            assertThat(calls).as("what may have been done is not sent twice").hasValue(3);
        }
    }

    private static void isReset(Handler handler) {
        try (TestServer server = TestServer.start(handler);
                Sender sender = Sender.plain()) {
            Exchange exchange = sender.get(server.url() + "/");
            assertThat(exchange.failedOutcome()).isEqualTo(Outcome.RESET);
            assertThat(server.requests()).as("sent once").isEqualTo(1);
        }
    }
}
