package io.tidemark.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.fleet.remote.FetchedLogs;
import io.tidemark.aggregator.run.Ledger;
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
    void fetchedLogsThatAreWholeNeedOneSentence() {
        assertThat(LogCosts.sentences(new FetchedLogs(1_000, 9_876, List.of()), counted(1_000)))
                .containsExactly("The log of requests holds 1,000 requests in 9,876 bytes.");
    }

    @Test
    void fetchedLogsAreHeldAgainstWhatWasCounted() {
        assertThat(LogCosts.sentences(new FetchedLogs(900, 9_000, List.of("The end is missing.")), counted(1_000)))
                .containsExactly(
                        "The log of requests holds 900 requests in 9,000 bytes.",
                        "The end is missing.",
                        "The log of requests is NOT COMPLETE: it lacks 100 of the 1,000 requests that were counted.");
        assertThat(LogCosts.sentences(new FetchedLogs(1_020, 9_000, List.of()), counted(1_000)))
                .last()
                .asString()
                .startsWith("The log of requests holds 20 requests more than were counted");
    }

    /** Good, bad and unfinished ones. */
    private static Ledger counted(long requests) {
        long some = requests / 10;
        return new Ledger(-1, requests, requests, 0, 0, requests - 2 * some, some, some, 0, 2, List.of(), 0);
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
