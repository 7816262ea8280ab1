package io.tidemark.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.shape.Level;
import io.tidemark.core.window.Delta;
import io.tidemark.core.window.Delta.Standing;
import io.tidemark.functions.server.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Plans change under load. Each test waits most of the time, so they run side by side. */
@Execution(ExecutionMode.CONCURRENT)
class StationTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private final TestServer server = TestServer.start(call -> {
        seen.add(call.request().target());
        if (call.request().path().equals("/slow")) {
            call.pause(Duration.ofMillis(700));
        }
        call.respond(200, "ok");
    });

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void noRequestOfAPlanIsOfAnothersTimeAndNoneIsMissing() throws Exception {
        try (StationRun run = StationRun.start(2, rate("/a", 200, 3), rate("/b", 200, 3))) {
            run.change(3 * SECOND / 2, true);
            run.await();
            assertThat(run.counts("v1").good()).isEqualTo(300).isEqualTo(count("/a"));
            assertThat(run.counts("v2").good()).isEqualTo(300).isEqualTo(count("/b"));
            assertThat(seen.stream().map(target -> target.substring(3)))
                    .as("numbers of iterations go on")
                    .doesNotHaveDuplicates();
            assertThat(run.seconds("v1")).containsExactly(0, 1);
            assertThat(run.seconds("v2")).containsExactly(1, 2);
            assertThat(run.counts("v1", 1).planned()).isEqualTo(100);
            for (String version : List.of("v1", "v2")) {
                assertThat(run.of(version).stream().filter(Delta::isLast).map(Delta::standing))
                        .as(version)
                        .containsExactly(Standing.DONE, Standing.DONE);
            }
        }
    }

    @Test
    void aPlanThatIsChangedTenTimesHasNoGap() throws Exception {
        Plan[] plans = new Plan[11];
        for (int version = 0; version < plans.length; version++) {
            plans[version] = rate("/" + version, 100, 7);
        }
        try (StationRun run = StationRun.start(2, plans)) {
            for (int change = 1; change <= 10; change++) {
                run.awaitNanos((change - 1) * SECOND / 2);
                run.change((change + 1) * SECOND / 2, true);
            }
            run.await();
            assertThat(server.requests()).isEqualTo(700);
            for (int change = 0; change <= 10; change++) {
                assertThat(run.counts("v" + (change + 1)).good())
                        .as("change %d", change)
                        .isEqualTo(count("/" + change))
                        .isEqualTo(change == 0 ? 100 : change == 10 ? 150 : 50);
            }
        }
    }

    @Test
    void whatIsUnderWayIsFollowedToItsEnd() throws Exception {
        try (StationRun run = StationRun.start(1, rate("/slow", 40, 3), rate("/b", 40, 3))) {
            run.change(SECOND, true);
            run.await();
            assertThat(run.counts("v1").good()).isEqualTo(40);
            assertThat(run.counts("v2").good()).isEqualTo(80);
        }
    }

    @Test
    void usersGoOnAtTheirBeat() throws Exception {
        try (StationRun run = StationRun.start(2, users("/a", 9), users("/b", 9))) {
            run.change(2 * SECOND, false);
            run.await();
            assertThat(List.of(0, 1))
                    .allMatch(second -> run.counts("v1", second).planned() == 90);
            assertThat(List.of(2, 3))
                    .allMatch(second -> run.counts("v2", second).planned() == 90);
            assertThat(run.counts("v1").planned() + run.counts("v2").planned()).isEqualTo(360);
            assertThat(seen.stream().map(target -> target.substring(target.indexOf('/', 1) + 1)))
                    .as("numbers of iterations")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void ordersOfTheSameLoadGoOnAndThoseOfAnotherDoNot() throws Exception {
        try (StationRun run = StationRun.start(2, rate("/a", 50, 4), rate("/b", 50, 4), rate("/c", 50, 4))) {
            run.direct(new Directive.Share(0, List.of(1)));
            run.direct(new Directive.Offer(SECOND, Level.of(120)));
            run.change(2 * SECOND, true);
            run.change(3 * SECOND, false);
            run.await();
            assertThat(run.counts("v1", 1).planned()).isEqualTo(120);
            assertThat(run.counts("v2", 2).planned()).isEqualTo(120);
            assertThat(run.counts("v3", 3).planned()).isEqualTo(50);
            assertThat(List.of("v1", "v2", "v3"))
                    .allSatisfy(version -> assertThat(run.of(version))
                            .filteredOn(delta -> delta.segment().index() == 0)
                            .isNotEmpty()
                            .allMatch(delta -> delta.windows().isEmpty()));
        }
    }

    /** Given between the word that the plan changes and the moment its worker is ready. */
    @Test
    void ordersReachAPlanThatIsNotReadyYet() throws Exception {
        try (StationRun run = StationRun.start(1, rate("/a", 50, 3), rate("/b", 50, 3))) {
            run.expect(2 * SECOND, true);
            run.direct(new Directive.Offer(SECOND, Level.of(80)));
            run.adopt();
            run.await();
            assertThat(run.counts("v1", 1).planned()).as("of the same load").isEqualTo(80);
            assertThat(run.counts("v2").planned()).isEqualTo(80);
        }
    }

    @Test
    void whatIsSaidOfAnotherLoadIsNotForThePlanBefore() throws Exception {
        try (StationRun run = StationRun.start(1, rate("/a", 50, 3), rate("/b", 50, 3))) {
            run.expect(2 * SECOND, false);
            run.direct(new Directive.Offer(SECOND, Level.of(80)));
            run.adopt();
            run.await();
            assertThat(run.counts("v1", 1).planned()).isEqualTo(50);
            assertThat(run.counts("v2").planned()).isEqualTo(80);
        }
    }

    @Test
    void whoIsReadyTooLateBeginsWithTheNextSecond() throws Exception {
        try (StationRun run = StationRun.start(1, rate("/a", 50, 4), rate("/b", 50, 4))) {
            run.expect(SECOND, true);
            run.awaitNanos(5 * SECOND / 2);
            run.adopt();
            run.await();
            assertThat(run.counts("v1").planned()).as("it ended all the same").isEqualTo(50);
            assertThat(run.seconds("v2")).containsExactly(3);
            assertThat(run.counts("v2").planned()).isEqualTo(50);
        }
    }

    @Test
    void whoCannotHaveThePlanEndsWithTheOneBefore() throws Exception {
        try (StationRun run = StationRun.start(1, rate("/a", 50, 60))) {
            run.expect(SECOND, true);
            run.stations().getFirst().forgo();
            run.await();
            assertThat(run.counts("v1").good()).isEqualTo(50).isEqualTo(server.requests());
            assertThat(run.of("v1").getLast().standing()).isEqualTo(Standing.DONE);
        }
    }

    @Test
    void aStopEndsAlsoWhatHasNotBegun() throws Exception {
        try (StationRun run = StationRun.start(1, rate("/a", 50, 90), rate("/b", 50, 90))) {
            run.change(60 * SECOND, true);
            run.awaitNanos(SECOND);
            run.direct(new Directive.Stop(SECOND));
            run.await();
            assertThat(run.nowNanos()).isLessThan(20 * SECOND);
            assertThat(run.counts("v2").planned()).isZero();
            assertThat(run.of("v2"))
                    .singleElement()
                    .returns(Standing.DONE, Delta::standing)
                    .satisfies(delta -> assertThat(delta.health()).isEmpty());
        }
    }

    @Test
    void whoBreaksOffSaysSoOfEachPlan() throws Exception {
        try (StationRun run = StationRun.start(1, rate("/a", 50, 90), rate("/b", 50, 90), rate("/c", 50, 90))) {
            run.change(SECOND / 2, true);
            run.expect(60 * SECOND, true);
            run.awaitNanos(SECOND);
            run.stations().getFirst().breakOff(0);
            run.await();
            assertThat(run.of("v1").getLast().standing()).isEqualTo(Standing.DONE);
            assertThat(run.of("v2").getLast().standing()).isEqualTo(Standing.BROKEN_OFF);
            run.adopt();
            assertThat(run.of("v3")).isEmpty();
        }
    }

    @Test
    void aReliefIsForThePlanThatIsInForceThen() throws Exception {
        try (StationRun run = StationRun.start(1, rate("/a", 50, 9), rate("/b", 50, 9))) {
            run.stations().getFirst().relieve(2 * SECOND);
            run.change(SECOND, true);
            run.await();
            assertThat(run.counts("v1").planned()).isEqualTo(50);
            assertThat(run.counts("v2").planned()).isEqualTo(50);
            assertThat(run.of("v1").getLast().standing()).isEqualTo(Standing.DONE);
            assertThat(run.of("v2").getLast().standing()).isEqualTo(Standing.RELIEVED);
        }
    }

    /** Neither the one that is ready nor the one that comes later keeps whoever is relieved. */
    @Test
    void plansThatBeginAfterTheReliefAreForTheNextShift() throws Exception {
        try (StationRun run = StationRun.start(1, rate("/a", 50, 90), rate("/b", 50, 90), rate("/c", 50, 90))) {
            run.change(60 * SECOND, true);
            run.expect(70 * SECOND, true);
            run.stations().getFirst().relieve(SECOND);
            run.adopt();
            run.await();
            assertThat(run.nowNanos()).isLessThan(20 * SECOND);
            assertThat(run.counts("v1").planned()).isEqualTo(50);
            assertThat(run.of("v1").getLast().standing()).isEqualTo(Standing.RELIEVED);
            assertThat(run.of("v2")).isEmpty();
            assertThat(run.of("v3")).isEmpty();
        }
    }

    /** The second change is for an earlier instant: the first one never comes into force. */
    @Test
    void aPlanThatIsOvertakenSendsNothing() throws Exception {
        try (StationRun run = StationRun.start(1, rate("/a", 50, 3), rate("/b", 50, 3), rate("/c", 50, 3))) {
            run.change(2 * SECOND, true);
            run.change(SECOND, true);
            run.await();
            assertThat(run.counts("v1").good()).isEqualTo(50);
            assertThat(run.counts("v2").planned()).isZero();
            assertThat(run.counts("v3").good()).isEqualTo(100);
        }
    }

    private long count(String path) {
        return server.requests(path);
    }

    private Plan rate(String path, int level, int seconds) {
        return TestPlan.to(server.url())
                .get(path + "?${iteration}")
                .constant(level, Duration.ofSeconds(seconds))
                .patience(MINUTE)
                .rate();
    }

    private Plan users(String path, int level) {
        return TestPlan.to(server.url())
                .get(path + "?${user}/${iteration}")
                .constant(level, Duration.ofSeconds(4))
                .period(Duration.ofMillis(100))
                .users();
    }
}
