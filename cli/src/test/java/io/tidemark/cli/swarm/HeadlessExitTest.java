package io.tidemark.cli.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.RunInfo.Ending.Kind;
import io.tidemark.cli.result.RunExample;
import io.tidemark.core.window.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlessExitTest {
    /** Each row: how it ended, failed requests, whether valid, a hot worker, interrupted here, the code for errors; the exit code. */
    @ParameterizedTest
    @CsvSource({
        "COMPLETED, 0, true, false, false, 1, 0",
        "FINISHED, 0, true, false, false, 1, 0",
        "COMPLETED, 1, true, false, false, 1, 1",
        "COMPLETED, 1, true, false, false, 7, 7",
        "COMPLETED, 1, true, false, false, 0, 0",
        "COMPLETED, 0, true, true, false, 1, 1",
        "COMPLETED, 0, true, true, false, 0, 0",
        "COMPLETED, 0, false, false, false, 1, 5",
        "COMPLETED, 1, false, false, false, 1, 1",
        "COMPLETED, 1, false, false, false, 0, 5",
        "TOLERANCE_EXCEEDED, 1, true, false, false, 3, 3",
        "TARGET_LOST, 9, true, false, false, 1, 1",
        "INTERRUPTED, 0, true, false, true, 1, 0",
        "INTERRUPTED, 9, false, true, true, 1, 0",
        "INTERRUPTED, 0, true, false, false, 1, 130",
        "COST_LIMIT, 0, true, false, false, 1, 130",
        "COMPLETED, 9, true, false, true, 1, 1",
    })
    void tellsWhatLocustTellsAndOurOwnWhereThatKnowsNothing(
            Kind ending, int bad, boolean valid, boolean hot, boolean interrupted, int codeOnError, int code) {
        RunExample run =
                RunExample.with(Outcome.OK, 100).and(Outcome.STATUS_5XX, bad).ending(ending);
        RunExample known = valid ? run : run.invalid("the generator was too slow");
        assertThat(HeadlessExit.of(known.build(), hot, interrupted, codeOnError))
                .isEqualTo(code);
    }
}
