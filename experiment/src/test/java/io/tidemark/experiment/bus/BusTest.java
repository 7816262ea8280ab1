package io.tidemark.experiment.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.functions.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusTest {
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final ManualClock clock = new ManualClock();
    private Bus bus = bus(8);

    private Bus bus(int workers) {
        return new Bus(workers, clock, (owner, e) -> troubles.add(owner + ": " + e.getMessage()));
    }

    @AfterEach
    void close() {
        bus.close();
    }

    private Event begin(Phase phase) {
        return bus.publish(Events.PARAMETER_UPDATE, Trace.root(phase), Map.of());
    }

    private Event line(Trace cause, String text) {
        return bus.publish(Events.LOG_LINE, cause, Map.of("line", text));
    }

    @Test
    void listenersHearTheirKindAndItsKindsInOrder() throws InterruptedException {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        bus.listen("test", Events.CMDLINE_EXIT, event -> heard.add(event.type().name()));

        bus.publish(Events.CMDLINE_EXIT_ZERO, Trace.NONE, Map.of("exitcode", 0L));
        bus.publish(Events.CMDLINE_STARTED, Trace.NONE, Map.of());
        bus.publish(Events.CMDLINE_EXIT_NONZERO, Trace.NONE, Map.of("exitcode", 1L));
        bus.awaitQuiet();

        assertThat(heard).containsExactly("CmdlineExitZeroEvent", "CmdlineExitNonzeroEvent");
    }

    @Test
    void allListenersHearTheSameOrderWhoeverPublishes() throws InterruptedException {
        Map<Integer, List<Long>> heard = new ConcurrentHashMap<>();
        for (int listener = 0; listener < 5; listener++) {
            List<Long> ids = Collections.synchronizedList(new ArrayList<>());
            heard.put(listener, ids);
            bus.listen("test", Events.LOG_LINE, event -> ids.add(event.id()));
        }
        List<Thread> publishers = new ArrayList<>();
        for (int publisher = 0; publisher < 4; publisher++) {
            publishers.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 500; i++) {
                    line(Trace.NONE, "x");
                }
            }));
        }
        for (Thread publisher : publishers) {
            publisher.join();
        }
        bus.awaitQuiet();

        assertThat(heard.get(0)).hasSize(2_000).isSorted();
        assertThat(heard.values()).allMatch(ids -> ids.equals(heard.get(0)));
    }

    @Test
    void aSlowListenerKeepsNobodyWaiting() throws InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(100);
        bus.listen("slow", Events.LOG_LINE, _ -> slow.await());
        bus.listen("quick", Events.LOG_LINE, _ -> others.countDown());

        for (int i = 0; i < 100; i++) {
            line(Trace.NONE, "x");
        }

        assertThat(others.await(20, TimeUnit.SECONDS)).isTrue();
        slow.countDown();
        bus.awaitQuiet();
    }

    @Test
    void aListenerThatFailsIsToldAndGoesOn() throws InterruptedException {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        bus.listen("broken", Events.LOG_LINE, event -> {
            heard.add(event.text("line"));
            throw new IllegalStateException("cannot " + event.text("line"));
        });

        line(Trace.NONE, "a");
        line(Trace.NONE, "b");
        bus.awaitQuiet();

        assertThat(heard).containsExactly("a", "b");
        assertThat(troubles).containsExactly("broken: cannot a", "broken: cannot b");
    }

    /** The guarantee: phases follow each other while values of earlier ones are still on their way. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void everyValueLandsInItsOwnPhaseInOrder(int workers) throws InterruptedException {
        bus.close();
        bus = bus(workers);
        Map<Phase, List<Object>> landed = new ConcurrentHashMap<>();
        // A chain of three listeners, each passing the trace on.
        bus.listen(
                "observer",
                Events.LOG_LINE,
                event -> bus.publish(
                        Events.LOGSTAX_MESSAGE, event.trace(), Map.of("fields", Map.of("value", event.text("line")))));
        bus.listen(
                "tracker",
                Events.LOGSTAX_MESSAGE,
                event -> bus.publish(
                        Events.METRIC_UPDATE,
                        event.trace(),
                        Map.of("name", "m", "value", event.map("fields").get("value"))));
        bus.listen(
                "results",
                Events.METRIC_UPDATE,
                event -> landed.computeIfAbsent(
                                event.trace().phase().orElseThrow(),
                                _ -> Collections.synchronizedList(new ArrayList<>()))
                        .add(event.text("value")));
        List<Phase> phases = new ArrayList<>();
        for (int number = 1; number <= 200; number++) {
            Phase phase = new Phase(0, number, Map.of());
            phases.add(phase);
            Event update = begin(phase);
            for (int i = 0; i < 20; i++) {
                line(update.trace(), number + "/" + i);
            }
        }
        bus.awaitQuiet();

        assertThat(troubles).isEmpty();
        for (Phase phase : phases) {
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                expected.add(phase.number() + "/" + i);
            }
            assertThat(landed.get(phase)).as("%s", phase).isEqualTo(expected);
        }
    }

    @Test
    void aPhaseEndsWhenAllOfItHasBeenHeardAlsoWhatListenersPublish() throws InterruptedException {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            Bus quick = bus(1 + random.nextInt(8));
            List<String> heard = Collections.synchronizedList(new ArrayList<>());
            quick.listen(
                    "observer",
                    Events.LOG_LINE,
                    event -> quick.publish(Events.METRIC_UPDATE, event.trace(), Map.of("name", "m", "value", 1.0)));
            quick.listen("results", Events.METRIC_UPDATE, _ -> heard.add("value"));
            Phase phase = new Phase(0, 1, Map.of());
            Event update = quick.publish(Events.PARAMETER_UPDATE, Trace.root(phase), Map.of());
            for (int i = 0; i < 10; i++) {
                quick.publish(Events.LOG_LINE, update.trace(), Map.of("line", "x"));
            }
            CountDownLatch ended = new CountDownLatch(1);
            phase.close(List.of(() -> {
                heard.add("end");
                ended.countDown();
            }));

            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(heard).hasSize(11).endsWith("end");
            quick.close();
        }
    }

    @Test
    void aTimerHoldsItsPhaseAndTakesItsTurn() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Phase phase = new Phase(0, 1, Map.of());
        Event update = begin(phase);
        bus.mailbox("timer").later(Duration.ofMillis(5), update.trace(), () -> order.add("timer"));
        phase.close(List.of(() -> {
            order.add("end");
            ended.countDown();
        }));

        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(order).containsExactly("timer", "end");
    }

    @Test
    void theCurrentTraceIsThatOfThePhaseThatBeganLast() {
        assertThat(bus.current().phase()).isEmpty();
        Phase phase = new Phase(0, 1, Map.of());
        Event update = begin(phase);
        line(Trace.NONE, "x");

        assertThat(bus.current().ids()).isEqualTo(update.trace().ids());
    }

    @Test
    void timesAreFinerThanMilliseconds() {
        Event first = line(Trace.NONE, "a");
        clock.advance(Duration.ofNanos(250_000));
        Event second = line(Trace.NONE, "b");

        assertThat(second.epochMicros() - first.epochMicros()).isEqualTo(250);
    }

    @Test
    void nobodyIsAskedAboutKindsThatNobodyHears() {
        assertThat(bus.isHeard(Events.TICK)).isFalse();
        bus.listen("test", Events.TICK, _ -> {});
        assertThat(bus.isHeard(Events.TICK)).isTrue();
        assertThat(bus.isHeard(Events.LOG_LINE)).isFalse();
    }

    @Test
    void whoBringsEventsFasterThanTheyAreHeardHasToWait() throws InterruptedException {
        long all = 3 * Quiet.CROWD;
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch heard = new CountDownLatch((int) all);
        bus.listen("slow", Events.LOG_LINE, _ -> {
            slow.await();
            heard.countDown();
        });
        AtomicLong published = new AtomicLong();
        Thread publisher = Thread.ofPlatform().start(() -> {
            for (long i = 0; i < all; i++) {
                bus.awaitRoom();
                line(Trace.NONE, "x");
                published.incrementAndGet();
            }
        });
        while (publisher.getState() != Thread.State.WAITING || published.get() < Quiet.CROWD) {
            LockSupport.parkNanos(100_000);
        }
        assertThat(published).hasValue(Quiet.CROWD);
        assertThat(bus.awaitQuiet(Duration.ofMillis(1))).isFalse();

        slow.countDown();

        assertThat(heard.await(60, TimeUnit.SECONDS)).isTrue();
        publisher.join();
        assertThat(bus.awaitQuiet(Duration.ofSeconds(20))).isTrue();
    }
}
