package io.tidemark.cli.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.core.window.Outcome;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {
    /** Each row from the second on has one more reason than a row above, and the stronger one wins. */
    @ParameterizedTest
    @CsvSource({
        // answered by, ending,           valid, passed, code
        "OK,        COMPLETED,          true,  true,  OK",
        "STATUS_5XX, COMPLETED,         true,  true,  OK",
        "OK,        COMPLETED,          true,  false, TOLERANCE",
        "OK,        TOLERANCE_EXCEEDED, true,  false, TOLERANCE",
        "OK,        TOLERANCE_EXCEEDED, true,  true,  TOLERANCE",
        "OK,        COMPLETED,          false, true,  INVALID",
        "OK,        COMPLETED,          false, false, INVALID",
        "OK,        TOLERANCE_EXCEEDED, false, false, INVALID",
        "REFUSED,   COMPLETED,          true,  true,  UNREACHABLE",
        "TIMEOUT,   TOLERANCE_EXCEEDED, true,  false, UNREACHABLE",
        "DNS,       COMPLETED,          false, false, UNREACHABLE",
        "OK,        TARGET_LOST,        false, false, UNREACHABLE",
        "OK,        TARGET_LOST,        true,  true,  UNREACHABLE",
        "OK,        INTERRUPTED,        true,  true,  INTERRUPTED",
        "REFUSED,   INTERRUPTED,        false, false, INTERRUPTED",
        "OK,        COST_LIMIT,         true,  true,  INTERRUPTED",
        "OK,        COST_LIMIT,         false, false, INTERRUPTED",
    })
    void theStrongestReasonWins(Outcome answer, Ending.Kind ending, boolean valid, boolean passed, ExitCode code) {
        RunExample run = RunExample.with(answer, 100).ending(ending);
        if (!valid) {
            run.invalid("busy");
        }
        if (!passed) {
            run.failed();
        }
        assertThat(ExitCode.of(run.build())).isEqualTo(code);
    }

    @Test
    void oneAnswerIsEnoughToBeReachable() {
        assertThat(ExitCode.of(RunExample.with(Outcome.REFUSED, 99)
                        .and(Outcome.STATUS_5XX, 1)
                        .failed()
                        .build()))
                .isEqualTo(ExitCode.TOLERANCE);
    }

    @Test
    void whatWasCutOffSaysNothingAboutTheTarget() {
        assertThat(ExitCode.of(RunExample.with(Outcome.UNFINISHED, 5).build())).isEqualTo(ExitCode.OK);
    }

    @Test
    void numbersAndSentencesAreTheirOwn() {
        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::number)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::sentence))
                .doesNotHaveDuplicates()
                .allMatch(s -> s.endsWith("."));
        assertThat(ExitCode.sentences()).hasSameSizeAs(ExitCode.values());
    }
}
