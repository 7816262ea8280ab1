package io.tidemark.emulator.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import io.tidemark.emulator.file.BundledBackends;
import io.tidemark.emulator.machine.Event;
import io.tidemark.emulator.machine.Machine;
import io.tidemark.emulator.machine.Reaction;
import io.tidemark.emulator.machine.Reaction.Accepted;
import io.tidemark.emulator.machine.Reaction.Reason;
import io.tidemark.emulator.machine.Reaction.Refused;
import io.tidemark.emulator.registry.Census.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppsTest {
    private static final Machine MACHINE = BundledBackends.read("oco").machine();
    private static final AppKey APP = new AppKey("a", "app00000");
    private static final List<String> EVENTS =
            List.of("HELLO", "DESCRIPTION", "WHATS_NEXT", "MEASUREMENT", "ADJUSTMENT", "GOODBYE", "FOO");

    private final Apps apps = new Apps(MACHINE, false, Map.of(), Chronicle.NONE);

    @Test
    void anApplicationIsKnownFromItsFirstAcceptedEventOn() {
        assertThat(apps.tell(APP, event("DESCRIPTION")).reaction()).isEqualTo(new Refused(Reason.UNKNOWN));
        assertThat(apps.find(APP)).isEmpty();
        assertThat(apps.census().counts().n()).isZero();

        assertThat(apps.tell(APP, event("HELLO")).reaction()).isInstanceOf(Accepted.class);
        assertThat(apps.tell(APP, event("HELLO")).reaction()).isEqualTo(new Refused(Reason.UNEXPECTED));

        AppView view = apps.find(APP).orElseThrow();
        assertThat(view.standing().state()).isEqualTo("hello-received");
        assertThat(view.refused()).isEqualTo(1);
        assertThat(apps.census().counts().n()).isEqualTo(1);
    }

    @Test
    void theSameNameOfTwoAccountsIsTwoApplications() {
        apps.tell(new AppKey("a", "app0"), event("HELLO"));
        apps.tell(new AppKey("a", "app0"), event("DESCRIPTION"));
        apps.tell(new AppKey("b", "app0"), event("HELLO"));

        assertThat(apps.stream().map(view -> view.key() + " " + view.standing().state()))
                .containsExactlyInAnyOrder("a/app0 start-measure", "b/app0 hello-received");
    }

    @Test
    void whatWasRestoredGoesOn() {
        Standing standing = new Standing("in-measure", null, 90, 7, 40);
        Apps restored = new Apps(MACHINE, false, Map.of(APP, standing), Chronicle.NONE);

        assertThat(restored.census().counts().max()).hasValue(7);
        restored.tell(APP, event("MEASUREMENT"));

        assertThat(restored.census().counts().min()).hasValue(8);
        assertThat(restored.find(APP).orElseThrow().standing())
                .isEqualTo(new Standing("start-adjust", "ADJUST", Standing.NO_PROGRESS, 8, 41));
    }

    @Test
    void chroniclesAreToldOneAfterTheOther() {
        List<String> told = new ArrayList<>();
        Chronicle first = (key, before, event, reaction) -> told.add("first " + event.name());
        Chronicle second = (key, before, event, reaction) -> told.add("second " + before.state());

        new Apps(MACHINE, false, Map.of(), first.and(second)).tell(APP, event("HELLO"));

        assertThat(told).containsExactly("first HELLO", "second initial");
    }

    /** What each event met and made, in the order in which it took effect. */
    private record Happening(Standing before, Event event, Reaction reaction) {}

    /**
     * Many threads send anything to few applications. Whatever the order was that each application saw, going through its
     * events alone must give the same reactions, each beginning where the one before ended: then none was lost, and
     * none took effect twice.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void concurrentEventsOfOneApplicationTakeTurns(long seed) throws Exception {
        int threads = 8;
        int events = 20_000;
        Map<AppKey, List<Happening>> happened = new ConcurrentHashMap<>();
        Chronicle chronicle = (key, before, event, reaction) ->
                happened.computeIfAbsent(key, absent -> new ArrayList<>()).add(new Happening(before, event, reaction));
        Apps busy = new Apps(MACHINE, false, threeApps(), chronicle);
        AtomicLong accepted = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();

        try (ExecutorService executor = Executors.newFixedThreadPool(threads + 1)) {
            CountDownLatch start = new CountDownLatch(1);
            Future<Long> reader = executor.submit(() -> readWhile(busy.census(), start, over));
            List<Callable<Void>> senders = LongStream.range(0, threads)
                    .<Callable<Void>>mapToObj(thread -> () -> {
                        SplittableRandom random = new SplittableRandom(seed * 1_000 + thread);
                        start.await();
                        for (int i = 0; i < events; i++) {
                            AppKey key = new AppKey("a", "app" + random.nextInt(3));
                            if (busy.tell(key, any(random)).reaction() instanceof Accepted) {
                                accepted.incrementAndGet();
                            }
                        }
                        return null;
                    })
                    .toList();
            List<Future<Void>> sent = senders.stream().map(executor::submit).toList();
            start.countDown();
            for (Future<Void> each : sent) {
                each.get();
            }
            over.set(true);
            assertThat(reader.get()).as("looks of the reader").isPositive();
        }

        happened.forEach((key, list) -> assertThat(replay(list))
                .as("seed %d, %s", seed, key)
                .isEqualTo(busy.find(key).orElseThrow().standing()));
        assertThat(busy.stream().mapToLong(view -> view.standing().events()).sum())
                .as("seed %d", seed)
                .isEqualTo(accepted.get() + 3);
        assertThat(accepted.get()).isGreaterThan(threads * (long) events / 20);
        double cycles =
                busy.stream().mapToLong(view -> view.standing().cycles()).sum();
        assertThat(busy.census().counts().average().getAsDouble() * 3).isCloseTo(cycles, within(0.001));
    }

    /** Known from the start: of one that is not, refused events are told without a lock. */
    private static Map<AppKey, Standing> threeApps() {
        Standing begun = new Standing("start-measure", null, Standing.NO_PROGRESS, 0, 1);
        return Map.of(new AppKey("a", "app0"), begun, new AppKey("a", "app1"), begun, new AppKey("a", "app2"), begun);
    }

    private static long readWhile(Census census, CountDownLatch start, AtomicBoolean over) throws InterruptedException {
        start.await();
        long looks = 0;
        double lastSum = 0;
        while (!over.get()) {
            Counts counts = census.counts();
            double average = counts.average().getAsDouble();
            assertThat(average).isBetween((double) counts.min().getAsLong(), (double)
                    counts.max().getAsLong());
            assertThat(average * counts.n()).isGreaterThanOrEqualTo(lastSum);
            lastSum = average * counts.n();
            looks++;
        }
        return looks;
    }

    private static Standing replay(List<Happening> happened) {
        Standing standing = happened.getFirst().before();
        for (Happening each : happened) {
            assertThat(each.before()).isEqualTo(standing);
            assertThat(each.reaction()).isEqualTo(MACHINE.react(standing, each.event(), false));
            if (each.reaction() instanceof Accepted made) {
                standing = made.next();
            }
        }
        return standing;
    }

    private static Event any(SplittableRandom random) {
        // Reports of progress are what most events are, and without enough of them no cycle is ever completed.
        String name = random.nextInt(3) > 0
                ? List.of("MEASUREMENT", "ADJUSTMENT").get(random.nextInt(2))
                : EVENTS.get(random.nextInt(EVENTS.size()));
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("event", name);
        if (random.nextBoolean()) {
            body.putObject("param").put("progress", random.nextInt(100));
        }
        return MACHINE.event(name, body);
    }

    private static Event event(String name) {
        return MACHINE.event(name, JsonNodeFactory.instance.objectNode().put("event", name));
    }
}
