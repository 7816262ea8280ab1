package io.tidemark.functions.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.window.Parcel;
import org.junit.jupiter.api.Test;

class ClockGapTest {
    private final ClockGap gap = new ClockGap();

    @Test
    void itIsUnknownAtFirst() {
        assertThat(gap.leastMillis()).isEqualTo(Parcel.UNKNOWN_GAP);
    }

    @Test
    void theShortestWayCounts() {
        gap.saw(1_000, 1_080);
        gap.saw(2_000, 2_020);
        gap.saw(3_000, 3_500);
        assertThat(gap.leastMillis()).isEqualTo(20);
    }

    @Test
    void aClockThatIsBehindHasANegativeGap() {
        gap.saw(10_000, 7_000);
        assertThat(gap.leastMillis()).isEqualTo(-3_000);
    }
}
