package io.tidemark.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Level;
import io.tidemark.core.window.Outcome;
import io.tidemark.functions.server.TestServer;
import io.tidemark.functions.server.TestSettings;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each test waits most of the time, so they run side by side. */
@Execution(ExecutionMode.CONCURRENT)
class DirectiveTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void stopFollowsWhatIsUnderWayForTheGraceAndSendsNothingMore() throws Exception {
        CountDownLatch enough = new CountDownLatch(40);
        try (TestServer server = TestServer.start(call -> {
                    enough.countDown();
                    if (call.request().connection() < 5) {
                        call.stall();
                    }
                    call.respond(200, "ok");
                });
                WorkerRun run = WorkerRun.start(TestPlan.to(server.url())
                        .constant(10, MINUTE)
                        .pause(Duration.ofMillis(20))
                        .users())) {
            assertThat(enough.await(10, TimeUnit.SECONDS)).isTrue();
            run.direct(new Directive.Stop(Duration.ofMillis(400).toNanos()));
            long stopped = run.nowNanos();
            run.await().addsUp();
            assertThat(run.nowNanos() - stopped)
                    .isLessThan(Duration.ofSeconds(2).toNanos());
            assertThat(run.counts().count(Outcome.UNFINISHED)).isEqualTo(5);
            assertThat(run.counts().sent()).isEqualTo(server.requests());
            assertThat(run.counts().bad()).isZero();
        }
    }

    @Test
    void stoppedUserWhoIsBehindDoesNotCatchUp() throws Exception {
        CountDownLatch stalled = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (TestServer server = TestServer.start(call -> {
                    stalled.countDown();
                    goOn.await(10, TimeUnit.SECONDS);
                    call.respond(200, "ok");
                });
                WorkerRun run = WorkerRun.start(TestPlan.to(server.url())
                        .constant(1, MINUTE)
                        .period(Duration.ofMillis(1))
                        .users())) {
            assertThat(stalled.await(10, TimeUnit.SECONDS)).isTrue();
            while (run.nowNanos() < SECOND.toNanos()) {
                LockSupport.parkNanos(100_000);
            }
            run.direct(new Directive.Stop(SECOND.toNanos()));
            goOn.countDown();
            run.await().addsUp();
            assertThat(server.requests()).isEqualTo(1);
            assertThat(run.counts().dropped()).as("what was due until the stop").isGreaterThan(900);
        }
    }

    @Test
    void stopDropsArrivalsThatWait() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch enough = new CountDownLatch(1);
        try (TestServer server = TestServer.start(call -> {
                    if (calls.incrementAndGet() == 50) {
                        enough.countDown();
                    }
                    call.stall();
                });
                WorkerRun run = WorkerRun.start(TestPlan.to(server.url())
                        .settings(TestSettings.plain().maxConnections(50))
                        .constant(200, MINUTE)
                        .patience(MINUTE)
                        .rate())) {
            assertThat(enough.await(10, TimeUnit.SECONDS)).isTrue();
            run.direct(new Directive.Stop(0));
            run.await().addsUp();
            assertThat(run.counts().sent()).isEqualTo(50);
            assertThat(run.counts().count(Outcome.UNFINISHED)).isEqualTo(50);
        }
    }

    @Test
    void levelOfARateChangesInStep() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
            Plan plan = TestPlan.to(server.url())
                    .constant(100, SECOND.multipliedBy(4))
                    .patience(MINUTE)
                    .rate();
            try (WorkerRun run = WorkerRun.start(plan, 2, null, 1)) {
                run.direct(new Directive.Offer(SECOND.toNanos(), Level.of(400)));
                run.direct(new Directive.Offer(3 * SECOND.toNanos(), Level.of(0)));
                run.await().addsUp();
                assertThat(run.second(0).counts().planned()).isEqualTo(100);
                assertThat(run.second(1).counts().planned()).isEqualTo(400);
                assertThat(run.second(2).counts().planned()).isEqualTo(400);
                assertThat(run.second(3).counts().planned()).isZero();
                assertThat(run.counts().good()).isEqualTo(900).isEqualTo(server.requests());
            }
        }
    }

    @Test
    void usersComeAndGoAsTold() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
            Plan plan = TestPlan.to(server.url())
                    .constant(4, SECOND.multipliedBy(5))
                    .pause(Duration.ofMillis(20))
                    .users();
            try (WorkerRun run = WorkerRun.start(plan, 2, null, 1)) {
                run.direct(new Directive.Offer(3 * SECOND.toNanos() / 2, Level.of(20)));
                run.direct(new Directive.Offer(7 * SECOND.toNanos() / 2, Level.of(2)));
                run.await().addsUp();
                assertThat(run.users())
                        .containsEntry(0, 4)
                        .containsEntry(1, 20)
                        .containsEntry(2, 20)
                        .containsEntry(3, 2);
                assertThat(server.usedConnections()).isEqualTo(20);
                assertThat(run.counts().good()).isEqualTo(server.requests());
            }
        }
    }
}
