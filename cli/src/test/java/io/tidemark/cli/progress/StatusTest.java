package io.tidemark.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.Progress.State;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTest {
    @ParameterizedTest
    @CsvSource({
        "200, 198/s of 200/s   p50 12.3 ms   p99 85 ms   failed 12 (0.08%)   in flight 30   backlog 2   dropped 5   "
                + "generator cpu 34%",
        "79,  198/s of 200/s   p50 12.3 ms   p99 85 ms   failed 12 (0.08%)   in flight 30",
        "40,  198/s of 200/s   p50 12.3 ms   p99 85 ms",
        "15,  198/s of 200/s",
        "8,   198/s of",
    })
    void theMostImportantFitsIntoTheWidth(int width, String line) {
        assertThat(Status.line(Moment.OPEN, width)).isEqualTo(line);
    }

    @Test
    void inTheClosedModelUsersAreShown() {
        assertThat(Status.line(Moment.CLOSED))
                .isEqualTo(
                        "40/s   120 of 200 users   p50 0.85 ms   p99 4.2 ms   failed 0   in flight 35   generator cpu 7%");
    }

    @Test
    void aRunOnFunctionsShowsItsCost() {
        assertThat(Status.line(Moment.paid(), 79))
                .isEqualTo("198/s of 200/s   p50 12.3 ms   p99 85 ms   failed 12 (0.08%)   cost $0.12");
        assertThat(JsonDisplay.line(Moment.paid()).toString()).contains("\"costDollars\":0.1234");
        assertThat(JsonDisplay.line(Moment.OPEN).toString()).doesNotContain("cost");
    }

    @Test
    void noLineIsWiderThanItMayBe() {
        assertThat(IntStream.range(1, 150)).allSatisfy(width -> {
            assertThat(Status.line(Moment.OPEN, width)).hasSizeLessThanOrEqualTo(width);
            assertThat(Bar.line(Moment.OPEN, width)).hasSizeLessThanOrEqualTo(width);
        });
    }

    @Test
    void whileTheWorkersGetReadyThereIsNothingToSay() {
        assertThat(Status.line(Moment.open(State.PREPARING, 0), 80)).isEmpty();
    }
}
