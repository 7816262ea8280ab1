package io.tidemark.functions.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.HttpSettings;
import io.tidemark.functions.flow.Outgoing;
import io.tidemark.functions.flow.Requests;
import io.tidemark.functions.server.TestSettings;
import io.tidemark.functions.time.SystemClock;
import java.net.InetAddress;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** An engine with the watch over deadlines that a worker keeps otherwise. */
final class Sender implements AutoCloseable {
    private static final long LIMIT_SECONDS = 20;

    final HttpEngine engine;
    private final SystemClock clock = new SystemClock();
    private final Queue<Connection> connections = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> watching;

    private Sender(HttpSettings settings, Addresses.Resolver resolver) {
        engine = new HttpEngine(settings, 1, clock, resolver);
        engine.start();
        watching = watch.scheduleAtFixedRate(this::checkDeadlines, 5, 5, TimeUnit.MILLISECONDS);
    }

    static Sender plain() {
        return with(TestSettings.plain());
    }

    static Sender with(TestSettings settings) {
        return with(settings, InetAddress::getAllByName);
    }

    static Sender with(TestSettings settings, Addresses.Resolver resolver) {
        return new Sender(settings.build(), resolver);
    }

    private void checkDeadlines() {
        long now = clock.nanoTime();
        connections.forEach(connection -> connection.checkDeadline(now));
    }

    Connection connection() {
        Connection connection = engine.newConnection();
        connections.add(connection);
        return connection;
    }

    /** On a connection of its own; waits for the end. */
    Exchange get(String url) {
        return send(connection(), Requests.get(url));
    }

    Exchange get(Connection connection, String url) {
        return send(connection, Requests.get(url));
    }

    Exchange send(Connection connection, Outgoing outgoing) {
        return await(begin(connection, outgoing));
    }

    CompletableFuture<Exchange> begin(Connection connection, Outgoing outgoing) {
        CompletableFuture<Exchange> end = new CompletableFuture<>();
        AtomicInteger started = new AtomicInteger();
        connection.send(outgoing, true, new ExchangeListener() {
            @Override
            public void started(Exchange exchange) {
                started.incrementAndGet();
            }

            @Override
            public void ended(Exchange exchange) {
                if (started.get() != 1 || !end.complete(exchange)) {
                    throw new IllegalStateException("started " + started + " times, ended before: " + end.isDone());
                }
            }
        });
        return end;
    }

    static Exchange await(CompletableFuture<Exchange> end) {
        try {
            Exchange exchange = end.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            assertThat(exchange.isEnded()).isTrue();
            assertThat(exchange.startNanos()).isLessThanOrEqualTo(exchange.endNanos());
            assertThat(exchange.firstByteNanos()).isLessThanOrEqualTo(exchange.endNanos() - exchange.startNanos());
            return exchange;
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new AssertionError("the exchange did not end", e);
        }
    }

    static double millis(Exchange exchange) {
        return (exchange.endNanos() - exchange.startNanos()) / 1e6;
    }

    @Override
    public void close() {
        watching.cancel(true);
        watch.shutdownNow();
        connections.forEach(Connection::close);
        engine.close();
    }
}
