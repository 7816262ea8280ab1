package io.tidemark.aggregator.fleet.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.remote.Pace;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeadTest {
    private static final Pace PACE = Pace.of(20);

    @Test
    void itIsTwoReadingsAndASecond() {
        assertThat(Lead.usual(PACE)).hasMillis(3_000);
        assertThat(Lead.of(PACE, took())).hasMillis(3_000);
        assertThat(Lead.of(PACE, took(2, 4, 9))).hasMillis(3_000);
    }

    @Test
    void itIsLongerWhereHalfOfTheWorkersWereSlowToCome() {
        assertThat(Lead.of(PACE, took(20, 24, 60))).hasMillis(6_000);
        assertThat(Lead.of(PACE, took(2, 3, 4, 60))).as("a single slow one").hasMillis(3_000);
        assertThat(Lead.of(PACE, took(90, 90, 90))).hasMillis(10_000);
    }

    private static long[] took(int... seconds) {
        return IntStream.of(seconds).mapToLong(LeadTest::seconds).toArray();
    }

    private static long seconds(long seconds) {
        return seconds * 1_000_000_000;
    }
}
