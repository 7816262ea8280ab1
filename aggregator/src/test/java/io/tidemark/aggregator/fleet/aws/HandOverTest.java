package io.tidemark.aggregator.fleet.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.Run;
import io.tidemark.core.window.Counts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A run that lasts longer than an invocation may. */
class HandOverTest {
    @Test
    void theScheduleHasNoGapAndNoOverlapWhereWorkersChange() throws Exception {
        try (CountingTarget target = new CountingTarget();
                LambdaRun run = LambdaRun.of(settings -> settings.withTimeout(Duration.ofSeconds(40)))) {
            Run done = run.run(
                    LambdaRun.plan("{target: '%s', load: {rate: 40/s, duration: 90s}}".formatted(target.url())), 2);

            assertThat(run.notes()).noneMatch(note -> note.contains("lost"));
            assertThat(done.ledger().lost()).isEmpty();
            assertThat(done.ledger().planned()).isEqualTo(90 * 40);
            assertThat(done.ledger().sent()).isEqualTo(90 * 40);
            assertThat(target.requests()).isEqualTo(90 * 40);
            for (int second = 0; second < 90; second++) {
                Counts counts = done.timeline().second(second).counts();
                assertThat(counts.planned()).as("second %d", second).isEqualTo(40);
            }
            assertThat(run.lambda.requestIds().size())
                    .as("invocations of 2 segments")
                    .isGreaterThanOrEqualTo(6);
        }
    }
}
