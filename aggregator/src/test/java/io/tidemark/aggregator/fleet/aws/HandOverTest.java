package io.tidemark.aggregator.fleet.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.Run;
import io.tidemark.core.window.Counts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A run that lasts longer than an invocation may. */
class HandOverTest {
    private static final int RATE = 40;
    private static final int SECONDS = Proof.size(70, 150);
    private static final int REQUESTS = SECONDS * RATE;
    private static final int LIMIT_SECONDS = 40;
    private static final int SEGMENTS = 2;

    @Test
    void theScheduleHasNoGapAndNoOverlapWhereWorkersChange() throws Exception {
        try (CountingTarget target = new CountingTarget();
                LambdaRun run = LambdaRun.of(settings -> settings.withTimeout(Duration.ofSeconds(LIMIT_SECONDS)))) {
            Run done = run.run(
                    LambdaRun.plan(
                            "{target: '%s', load: {rate: %d/s, duration: %ds}}".formatted(target.url(), RATE, SECONDS)),
                    SEGMENTS);

            assertThat(run.notes()).noneMatch(note -> note.contains("lost"));
            assertThat(done.ledger().lost()).isEmpty();
            assertThat(done.ledger().planned()).isEqualTo(REQUESTS);
            assertThat(done.ledger().sent()).isEqualTo(REQUESTS);
            assertThat(target.requests()).isEqualTo(REQUESTS);
            for (int second = 0; second < SECONDS; second++) {
                Counts counts = done.timeline().second(second).counts();
                assertThat(counts.planned()).as("second %d", second).isEqualTo(RATE);
            }
            assertThat(run.lambda.requestIds().size())
                    .as("invocations")
                    .isGreaterThanOrEqualTo(SEGMENTS * SECONDS / LIMIT_SECONDS);
        }
    }
}
