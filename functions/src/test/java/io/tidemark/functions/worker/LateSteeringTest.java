package io.tidemark.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.control.Directive;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Level;
import io.tidemark.functions.server.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LateSteeringTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** At this rate the pacer is always behind, and finds arrivals of both levels due at the same time. */
    @Test
    void pacerThatIsBehindDoesNotMixTheLevels() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
            int high = 300_000;
            try (WorkerRun run = WorkerRun.start(TestPlan.to(server.url())
                    .constant(high, SECOND.multipliedBy(2))
                    .patience(Duration.ofMillis(100))
                    .rate())) {
                run.direct(new Directive.Offer(SECOND.toNanos(), Level.of(50)));
                run.await().addsUp();
                assertThat(run.second(0).counts().planned()).isEqualTo(high);
                assertThat(run.second(1).counts().planned()).isEqualTo(50);
            }
        }
    }
}
