package io.tidemark.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.requests.RequestLog.Cost;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogCostsTest {
    @Test
    void withoutALogThereIsNothingToSay() {
        assertThat(LogCosts.sentences(List.of())).isEmpty();
    }

    @Test
    void costsOfAllWorkersAreSummed() {
        List<Cost> costs = List.of(
                new Cost(6_000, 0, 53_000, 1_500_000, 12_000_000, ""), new Cost(4_000, 0, 47_000, 500_000, -1, ""));

        assertThat(LogCosts.sentences(costs))
                .containsExactly("The log of requests holds 10,000 requests in 100,000 bytes."
                        + " Event loops waited 2 ms for it; writing took 12 ms of CPU.");
    }

    @Test
    void whatIsMissingIsSaidLoudly() {
        List<Cost> costs = List.of(new Cost(10, 3, 100, 0, 0, "No space left on device"));

        assertThat(LogCosts.sentences(costs))
                .last()
                .isEqualTo("The log of requests is NOT COMPLETE: 3 requests could not be written:"
                        + " No space left on device");
    }
}
