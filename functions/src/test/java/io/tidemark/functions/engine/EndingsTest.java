package io.tidemark.functions.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.window.Outcome;
import io.tidemark.functions.flow.Outgoing;
import io.tidemark.functions.flow.Requests;
import io.tidemark.functions.server.Call;
import io.tidemark.functions.server.TestServer;
import io.tidemark.functions.server.TestSettings;
import io.tidemark.functions.time.SystemClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whatever servers, time-outs and impatient callers do at whatever moment: a request begins once and ends once. */
class EndingsTest {
    private static final int USERS = 20;
    private static final int REQUESTS = 4_000;

    @Test
    void everyExchangeStartsOnceAndEndsOnce() throws InterruptedException {
        long seed = System.nanoTime();
        TestSettings settings = TestSettings.plain()
                .connectTimeout(Duration.ofMillis(500))
                .responseTimeout(Duration.ofMillis(20))
                .totalTimeout(Duration.ofMillis(40));
        CountDownLatch left = new CountDownLatch(REQUESTS);
        Queue<String> complaints = new ConcurrentLinkedQueue<>();
        SystemClock clock = new SystemClock();
        try (TestServer server = TestServer.start(call -> misbehave(call, seed));
                HttpEngine engine = new HttpEngine(settings.build(), 2, clock)) {
            engine.start();
            List<Connection> connections = new ArrayList<>();
            for (int i = 0; i < USERS; i++) {
                Connection connection = engine.newConnection();
                connections.add(connection);
                new User(connection, server.url(), left, complaints).next();
            }
            SplittableRandom random = new SplittableRandom(seed);
            while (!left.await(1, TimeUnit.MILLISECONDS)) {
                connections.forEach(connection -> connection.checkDeadline(clock.nanoTime()));
                Exchange unlucky = connections.get(random.nextInt(USERS)).current();
                if (unlucky != null) {
                    unlucky.giveUp(Outcome.UNFINISHED, "given up by chance");
                }
            }
        }
        assertThat(complaints).as("seed " + seed).isEmpty();
    }

    private static void misbehave(Call call, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(
                seed ^ (call.request().connection() * 31L + call.request().number()));
        switch (random.nextInt(10)) {
            case 0 -> call.close();
            case 1 -> call.reset();
            case 2 -> {
                call.raw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\npart");
                call.reset();
            }
            case 3 -> call.pause(Duration.ofMillis(random.nextInt(60)));
            case 4 -> {
                call.respond(200, "bye", "Connection: close");
                call.close();
            }
            case 5 -> {
                call.respond(200, "and then");
                call.close();
            }
            case 6 -> {
                call.raw("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n");
                call.pause(Duration.ofMillis(random.nextInt(60)));
                call.raw("slow");
            }
            case 7 -> call.raw("rubbish\r\n\r\n");
            default -> call.respond(200, "fine");
        }
    }

    /** Sends again from within the end of each request. */
    private static final class User implements ExchangeListener {
        private final Connection connection;
        private final String url;
        private final CountDownLatch left;
        private final Queue<String> complaints;
        private final AtomicInteger started = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private int sent;

        User(Connection connection, String url, CountDownLatch left, Queue<String> complaints) {
            this.connection = connection;
            this.url = url;
            this.left = left;
            this.complaints = complaints;
        }

        void next() {
            sent++;
            Outgoing request =
                    Requests.of(sent % 3 == 0 ? "POST" : "GET", url + "/", new byte[sent % 3 == 0 ? 10_000 : 0]);
            connection.send(request, true, this);
        }

        @Override
        public void started(Exchange exchange) {
            if (started.incrementAndGet() != ended.get() + 1) {
                complaints.add("started " + started + " after " + ended + " ends");
            }
        }

        @Override
        public void ended(Exchange exchange) {
            if (ended.incrementAndGet() != started.get()) {
                complaints.add("ended " + ended + " after " + started + " starts");
            }
            if (exchange.firstByteNanos() > exchange.endNanos() - exchange.startNanos()) {
                complaints.add("first byte after the end");
            }
            left.countDown();
            if (left.getCount() > 0) {
                next();
            }
        }
    }
}
