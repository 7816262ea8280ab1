package io.tidemark.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Delta;
import io.tidemark.core.window.Delta.Standing;
import io.tidemark.core.window.DeltaCodec;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.WireException;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import io.tidemark.functions.server.TestServer;
import io.tidemark.functions.time.SystemClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One worker takes over from another in the middle of a run: no gap, no overlap. Each test waits most of the time. */
@Execution(ExecutionMode.CONCURRENT)
class ShiftTest {
    private static final long CHANGE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final SystemClock clock = new SystemClock();
    private final List<Delta> deltas = new ArrayList<>();
    private final AtomicInteger served = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"constant", "poisson"})
    void everyArrivalIsSentOnce(String arrivals) throws Exception {
        Counts whole = play("load: {rate: 200/s, duration: 2s, arrivals: %s, seed: 7}".formatted(arrivals), 1, 0);
        Counts changed = play("load: {rate: 200/s, duration: 2s, arrivals: %s, seed: 7}".formatted(arrivals), 2, 0);
        assertThat(changed.planned()).isEqualTo(whole.planned());
        assertThat(changed.sent()).isEqualTo(changed.planned());
        assertThat(served.get()).isEqualTo(whole.sent() + changed.sent());
    }

    @Test
    void theSecondWorkerReportsTheSecondsThatAreItsOwn() throws Exception {
        play("load: {rate: 50/s, duration: 2s}", 2, 300);
        List<Integer> first = seconds(0);
        List<Integer> second = seconds(1);
        assertThat(first).containsExactly(0);
        assertThat(second).startsWith(1).doesNotContain(0);
    }

    @Test
    void theFirstWorkerFollowsItsRequestsToTheirEnd() throws Exception {
        Counts counts = play("load: {rate: 50/s, duration: 2s}", 2, 300);
        assertThat(counts.planned()).isEqualTo(100);
        assertThat(counts.good()).isEqualTo(100);
    }

    @Test
    void anIterationOfSeveralStepsIsLedToItsEnd() throws Exception {
        Counts counts = play("""
                load: {rate: 10/s, duration: 2s}
                scenarios:
                  - steps:
                      - {url: /a, think: 300ms}
                      - {url: /b}
                """, 2, 0);
        // the last ones of the whole plan are cut off by its end
        assertThat(counts.sent()).isBetween(36L, 38L);
        assertThat(counts.good()).isEqualTo(counts.sent());
    }

    @Test
    void usersOfAFixedPeriodKeepTheirBeat() throws Exception {
        Counts counts = play("load: {users: 5, duration: 2s, pause: 100ms, pacing: fixed-period}", 2, 0);
        assertThat(counts.planned()).isEqualTo(100);
    }

    @Test
    void usersWithoutAPauseGoOn() throws Exception {
        play("load: {users: 3, duration: 2s, pause: 20ms}", 2, 0);
        Set<Integer> seconds = new HashSet<>();
        deltas.forEach(delta -> delta.windows().forEach(window -> seconds.add(window.second())));
        assertThat(seconds).contains(0, 1);
    }

    @Test
    void theStandingsTellWhoWasRelieved() throws Exception {
        play("load: {rate: 50/s, duration: 2s}", 2, 0);
        assertThat(deltas.stream().filter(Delta::isLast).map(delta -> delta.shift() + " " + delta.standing()))
                .containsExactlyInAnyOrder("0 " + Standing.RELIEVED, "1 " + Standing.DONE);
    }

    /** They are the same users by their numbers, but what they knew stayed with the worker before. */
    @Test
    void usersOfTheWorkerThatTakesOverStartAgain() throws Exception {
        Plan plan = plan("target: http://a\n" + STARTING);
        play(STARTING, 2, 0);
        for (int shift : List.of(0, 1)) {
            assertThat(sent(shift, plan.names().indexOf("GET /start"))).isEqualTo(3);
            assertThat(sent(shift, plan.names().indexOf("GET /"))).isGreaterThan(3);
        }
    }

    private static final String STARTING = """
            load: {users: 3, duration: 2s, pause: 20ms}
            start: [{get: /start}]
            """;

    private long sent(int shift, int name) {
        return deltas.stream()
                .filter(delta -> delta.shift() == shift)
                .flatMap(delta -> delta.windows().stream())
                .filter(window -> window.name() == name)
                .mapToLong(window -> window.stats().counts().sent())
                .sum();
    }

    private List<Integer> seconds(int shift) {
        return deltas.stream()
                .filter(delta -> delta.shift() == shift)
                .flatMap(delta -> delta.health().stream())
                .map(Health::second)
                .toList();
    }

    private Counts play(String yaml, int shifts, int delayMillis)
            throws IOException, ProblemsException, InterruptedException {
        deltas.clear();
        CountDownLatch last = new CountDownLatch(shifts);
        try (TestServer server = TestServer.start(call -> {
            served.incrementAndGet();
            call.pause(Duration.ofMillis(delayMillis));
            call.respond(200, "ok");
        })) {
            Plan plan = plan("target: " + server.url() + "\n" + yaml);
            List<Worker> workers = new ArrayList<>();
            for (int i = 0; i < shifts; i++) {
                WorkerSetup setup = new WorkerSetup("run", plan, "plan", Segment.WHOLE, i, 1, null);
                workers.add(new Worker(setup, name -> null, clock, delta -> take(delta, last)));
            }
            workers.forEach(Worker::prepare);
            long zero = clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
            for (int i = 0; i < shifts; i++) {
                workers.get(i).start(zero, i * CHANGE_NANOS);
            }
            if (shifts > 1) {
                workers.getFirst().relieve(CHANGE_NANOS);
            }
            assertThat(last.await(30, TimeUnit.SECONDS)).isTrue();
            workers.forEach(Worker::close);
        }
        return deltas.stream()
                .flatMap(delta -> delta.windows().stream())
                .map(window -> window.stats())
                .reduce(Stats.NONE, Stats::merge)
                .counts();
    }

    private synchronized void take(byte[] encoded, CountDownLatch last) throws WireException {
        Delta delta = DeltaCodec.decode(encoded);
        deltas.add(delta);
        if (delta.isLast()) {
            last.countDown();
        }
    }

    private static Plan plan(String yaml) throws ProblemsException {
        return PlanReader.read(PlanSource.text(yaml, PlanFiles.none()));
    }
}
