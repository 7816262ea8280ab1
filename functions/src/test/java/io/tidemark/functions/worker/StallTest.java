package io.tidemark.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.server.Call;
import io.tidemark.functions.server.TestServer;
import io.tidemark.functions.server.TestSettings;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Coordinated omission, from outside: a server that is fast but for one stall. What waits because of the stall must be in
 * the percentiles, as it would be for users who come when they like.
 */
class StallTest {
    private static final Duration STALL = Duration.ofSeconds(2);
    private static final long STALL_MICROS = STALL.toMillis() * 1_000;

    @Test
    void stallIsInTheLatencyOfTheOpenModel() throws ProblemsException {
        Stalling service = new Stalling();
        try (TestServer server = TestServer.start(service::answer)) {
            Plan plan = TestPlan.to(server.url())
                    .settings(TestSettings.plain().maxConnections(5))
                    .constant(100, Duration.ofSeconds(5))
                    .patience(Duration.ofSeconds(10))
                    .rate();
            WorkerRun run = WorkerRun.of(plan).addsUp();
            assertThat(run.counts().sent()).isEqualTo(500);
            assertThat(run.total().latency().percentile(99)).isGreaterThanOrEqualTo(STALL_MICROS * 8 / 10);
            assertThat(run.total().service().percentile(50)).isLessThan(100_000);
            assertThat(run.total().service().percentile(95))
                    .as("only the requests on the wire noticed: service time hides the rest")
                    .isLessThan(STALL_MICROS / 4);
        }
    }

    @Test
    void stallIsHiddenFromOneUserWhoWaitsButNotFromItsSchedule() throws ProblemsException {
        Stalling hidden = new Stalling();
        Stalling shown = new Stalling();
        try (TestServer naive = TestServer.start(hidden::answer);
                TestServer scheduled = TestServer.start(shown::answer)) {
            Duration length = Duration.ofSeconds(4);
            WorkerRun one = WorkerRun.start(TestPlan.to(naive.url())
                    .constant(1, length)
                    .pause(Duration.ofMillis(10))
                    .users());
            WorkerRun other = WorkerRun.start(TestPlan.to(scheduled.url())
                    .constant(1, length)
                    .period(Duration.ofMillis(10))
                    .users());
            one.await().addsUp();
            other.await().addsUp();
            assertThat(one.total().latency().percentile(98)).isLessThan(STALL_MICROS / 10);
            assertThat(other.total().latency().percentile(98)).isGreaterThan(STALL_MICROS * 8 / 10);
            assertThat(other.total().service().percentile(98)).isLessThan(STALL_MICROS / 10);
        }
    }

    /** Every request that comes within the stall waits until its end. */
    private static final class Stalling {
        private final AtomicLong firstNanos = new AtomicLong();

        void answer(Call call) throws Exception {
            long now = System.nanoTime();
            firstNanos.compareAndSet(0, now);
            long since = now - firstNanos.get();
            long begin = Duration.ofSeconds(1).toNanos();
            long end = begin + STALL.toNanos();
            if (since >= begin && since < end) {
                call.pause(Duration.ofNanos(end - since));
            }
            call.respond(200, "ok");
        }
    }
}
