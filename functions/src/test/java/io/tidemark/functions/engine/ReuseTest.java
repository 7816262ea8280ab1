package io.tidemark.functions.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.tidemark.core.window.Outcome;
import io.tidemark.functions.flow.Outgoing;
import io.tidemark.functions.flow.Requests;
import io.tidemark.functions.server.TestServer;
import io.tidemark.functions.server.TestSettings;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ReuseTest {
    @Test
    void oneConnectionServesManyRequests() {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"));
                Sender sender = Sender.plain()) {
            Connection connection = sender.connection();
            Exchange first = sender.get(connection, server.url() + "/");
            assertThat(first.connectNanos()).isPositive();
            assertThat(first.tlsNanos()).isEqualTo(-1);
            for (int i = 1; i < 100; i++) {
                Exchange next = sender.get(connection, server.url() + "/");
                assertThat(next.status()).isEqualTo(200);
                assertThat(next.connectNanos()).as("nothing was opened").isEqualTo(-1);
                assertThat(next.firstByteNanos()).isPositive();
            }
            assertThat(server.requests()).isEqualTo(100);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void connectionsAreNotShared() {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"));
                Sender sender = Sender.plain()) {
            for (int i = 0; i < 10; i++) {
                sender.get(server.url() + "/");
            }
            assertThat(server.usedConnections()).isEqualTo(10);
        }
    }

    @Test
    void serverThatClosesAfterEachResponseCostsAConnectionEach() {
        try (TestServer server = TestServer.start(call -> {
                    call.respond(200, "ok", "Connection: close");
                    call.close();
                });
                Sender sender = Sender.plain()) {
            Connection connection = sender.connection();
            for (int i = 0; i < 50; i++) {
                Exchange exchange = sender.get(connection, server.url() + "/");
                assertThat(exchange.failedOutcome())
                        .as(exchange.failureDetail())
                        .isNull();
                assertThat(exchange.connectNanos()).isPositive();
            }
            assertThat(server.requests()).isEqualTo(50);
            assertThat(server.connections()).isEqualTo(50);
        }
    }

    @Test
    void requestSentFromTheEndOfTheOneBeforeSurvivesAClose() throws InterruptedException {
        try (TestServer server = TestServer.start(call -> {
                    call.respond(200, "ok", "Connection: close");
                    call.close();
                });
                Sender sender = Sender.plain()) {
            Chain chain = new Chain(sender.connection(), server.url() + "/", 50);
            assertThat(chain.await()).isEmpty();
            assertThat(server.requests()).isEqualTo(50);
        }
    }

    @Test
    void newConnectionsForEveryRequestWhenAskedFor() throws InterruptedException {
        long before = descriptors();
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"));
                Sender sender = Sender.with(TestSettings.plain().newConnections())) {
            Chain chain = new Chain(sender.connection(), server.url() + "/", 300);
            assertThat(chain.await()).isEmpty();
            assertThat(server.requests()).isEqualTo(300);
            assertThat(server.connections()).isEqualTo(300);
            // both ends are in this process: a connection that is still closing costs two
            assertThat(descriptors() - before).isLessThan(100);
        }
    }

    @Test
    void idleConnectionClosedByTheServerIsReplaced() throws InterruptedException {
        CountDownLatch served = new CountDownLatch(1);
        try (TestServer server = TestServer.start(call -> {
                    call.respond(200, "ok");
                    if (call.request().connection() == 0) {
                        served.await(5, TimeUnit.SECONDS);
                        call.close();
                    }
                });
                Sender sender = Sender.plain()) {
            Connection connection = sender.connection();
            sender.get(connection, server.url() + "/");
            served.countDown();
            // The connection is looked at after idle time only: a close at the very moment of sending is a reset.
            long idle = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
            while (server.openConnections() > 0 || System.nanoTime() < idle) {
                LockSupport.parkNanos(100_000);
            }
            Exchange next = sender.get(connection, server.url() + "/");
            assertThat(next.failedOutcome()).as(next.failureDetail()).isNull();
            assertThat(server.connections()).isEqualTo(2);
            assertThat(server.requests()).as("sent once").isEqualTo(2);
        }
    }

    @Test
    void serverThatIsGoneAfterIdleTimeRefuses() {
        TestServer server = TestServer.start(call -> call.respond(200, "ok"));
        try (Sender sender = Sender.plain()) {
            Connection connection = sender.connection();
            sender.get(connection, server.url() + "/");
            server.kill();
            assertThat(sender.get(connection, server.url() + "/").failedOutcome())
                    .isIn(Outcome.REFUSED, Outcome.RESET);
            assertThat(sender.get(connection, server.url() + "/").failedOutcome())
                    .isEqualTo(Outcome.REFUSED);
        }
    }

    @Test
    void addressesOfAHostAreUsedInTurn() {
        Addresses.Resolver three = host -> new InetAddress[] {loopback(1), loopback(2), loopback(3)};
        try (TestServer server = TestServer.startEverywhere(call -> call.respond(200, "ok"));
                Sender sender = Sender.with(TestSettings.plain(), three)) {
            for (int i = 0; i < 12; i++) {
                sender.get("http://many.example:" + server.port() + "/");
            }
            assertThat(server.requestsTo("127.0.0.1")).isEqualTo(4);
            assertThat(server.requestsTo("127.0.0.2")).isEqualTo(4);
            assertThat(server.requestsTo("127.0.0.3")).isEqualTo(4);
        }
    }

    @Test
    void twoOriginsHaveAConnectionEach() {
        try (TestServer one = TestServer.start(call -> call.respond(200, "one"));
                TestServer two = TestServer.start(call -> call.respond(200, "two"));
                Sender sender = Sender.plain()) {
            Connection connection = sender.connection();
            for (int i = 0; i < 10; i++) {
                assertThat(sender.get(connection, one.url() + "/").bodyLength()).isEqualTo(3);
                assertThat(sender.get(connection, two.url() + "/").status()).isEqualTo(200);
            }
            assertThat(one.connections()).isEqualTo(1);
            assertThat(two.connections()).isEqualTo(1);
            assertThat(one.requests()).isEqualTo(10);
        }
    }

    private static InetAddress loopback(int last) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }

    private static long descriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    /** Sends the next request from within the end of the one before, as a user without a pause does. */
    private static final class Chain implements ExchangeListener {
        private final Connection connection;
        private final Outgoing request;
        private final CountDownLatch left;
        private final AtomicReference<String> failure = new AtomicReference<>("");

        Chain(Connection connection, String url, int length) {
            this.connection = connection;
            this.request = Requests.get(url);
            this.left = new CountDownLatch(length);
            connection.send(request, false, this);
        }

        @Override
        public void started(Exchange exchange) {}

        @Override
        public void ended(Exchange exchange) {
            if (exchange.failedOutcome() != null) {
                failure.compareAndSet("", exchange.failedOutcome() + " " + exchange.failureDetail());
            }
            left.countDown();
            if (left.getCount() > 0) {
                connection.send(request, false, this);
            }
        }

        /** What went wrong first; empty when nothing did. */
        String await() throws InterruptedException {
            assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
            return failure.get();
        }
    }
}
