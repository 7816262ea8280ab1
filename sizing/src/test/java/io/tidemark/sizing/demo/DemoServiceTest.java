package io.tidemark.sizing.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.time.SystemClock;
import io.tidemark.sizing.host.RunningTarget;
import io.tidemark.sizing.host.Watched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class DemoServiceTest {
    private static final SystemClock CLOCK = new SystemClock();
    private static final int CONNECTIONS = 1_000;
    private static final double SECONDS = 4;

    @Test
    void aConnectionIsKeptAndAnswersAreMostlyGood() throws IOException {
        try (DemoService service = DemoService.start(1, CLOCK);
                Visitor visitor = new Visitor(service.uri())) {
            int good = 0;
            for (int i = 0; i < 40; i++) {
                good += visitor.ask() == 200 ? 1 : 0;
            }
            assertThat(good).isGreaterThanOrEqualTo(38);
            assertThat(service.arrived()).isEqualTo(40);
        }
    }

    /** Over its queue's fill it gives 381/s, however many ask, and says no to all others. */
    @Test
    void aThousandConnectionsAtTwiceItsCapacityGetItsWholeThroughput() throws Exception {
        double rate = 2 * DemoService.capacity(0.05);
        try (DemoService service = DemoService.start(2, CLOCK)) {
            AtomicInteger good = new AtomicInteger();
            AtomicInteger bad = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            long start = CLOCK.nanoTime() + 1_000_000_000L;
            for (int i = 0; i < CONNECTIONS; i++) {
                int first = i;
                threads.add(Thread.ofVirtual().start(() -> visit(service.uri(), start, first, rate, good, bad)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            double served = good.get() / SECONDS;
            assertThat(good.get() + bad.get()).as("all are answered").isEqualTo((int) Math.ceil(rate * SECONDS));
            assertThat(served)
                    .as("good answers per second, of %s", rate)
                    .isBetween(0.85 * Behaviour.DEFAULT.throughput(), 1.2 * Behaviour.DEFAULT.throughput());
        }
    }

    @Test
    void closingEndsItsConnections() throws IOException {
        DemoService service = DemoService.start(3, CLOCK);
        try (Visitor visitor = new Visitor(service.uri())) {
            visitor.ask();
            service.close();
            assertThatThrownBy(visitor::ask).isInstanceOf(IOException.class);
        }
    }

    @Test
    void itSaysHowItBehaves() {
        assertThat(DemoService.behaviour())
                .isEqualTo("8 servers of 21 ms on average; who would wait longer than 200 ms gets a 503, and so does"
                        + " one in 500 of the others");
    }

    @Test
    void itsHostStartsAndEndsIt() throws Exception {
        RunningTarget target = new DemoHost(4, CLOCK).start();
        try (Visitor visitor = new Visitor(target.uri())) {
            assertThat(visitor.ask()).isIn(200, 503);
            assertThat(target.isAlive()).isTrue();
            assertThat(target.facts().kind()).isEqualTo("demo");
            assertThat(target.facts().sharesMachineWithGenerator()).isTrue();
            assertThat(target.watched()).isEqualTo(new Watched.Machine());
        } finally {
            target.close();
        }
        assertThat(target.isAlive()).isFalse();
    }

    /** Every thousandth request of an even schedule, on a connection of its own. */
    private static void visit(URI uri, long start, int first, double rate, AtomicInteger good, AtomicInteger bad) {
        try (Visitor visitor = new Visitor(uri)) {
            for (int i = first; i < rate * SECONDS; i += CONNECTIONS) {
                LockSupport.parkNanos(start + (long) (i * 1e9 / rate) - CLOCK.nanoTime());
                (visitor.ask() == 200 ? good : bad).incrementAndGet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
