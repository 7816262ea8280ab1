package io.tidemark.sizing.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockShiftTest {
    @Test
    void aClockThatMayBeOursIsLeftAlone() {
        // Read at some instant between question and answer, or a little outside.
        for (long there : new long[] {1_000_000, 1_002_500, 1_005_000, 999_750, 1_005_250}) {
            assertThat(shift(1_000_000, there, 1_005_000)).as("" + there).isZero();
        }
    }

    @Test
    void anotherIsTakenToBeReadHalfWay() {
        assertThat(shift(1_000_000, 991_000, 1_004_000)).isEqualTo(11_000);
        assertThat(shift(1_000_000, 1_065_000, 1_004_000)).isEqualTo(-63_000);
    }

    @Test
    void itIsCorrectedOnlyWhenAnAnswerContradicts() {
        ClockShift shift = new ClockShift();
        shift.seen(1_000_000, 1_065_000, 1_004_000);
        shift.seen(1_010_000, 1_075_000, 1_013_000);
        assertThat(shift.millis()).isEqualTo(-63_000);

        shift.seen(1_020_000, 1_081_000, 1_020_200);
        assertThat(shift.millis()).isEqualTo(-60_900);
    }

    @Test
    void aClockThatIsSetRightIsOursAgain() {
        ClockShift shift = new ClockShift();
        shift.seen(1_000_000, 1_065_000, 1_004_000);
        shift.seen(1_010_000, 1_011_000, 1_013_000);

        assertThat(shift.millis()).isZero();
    }

    private static long shift(long sent, long there, long received) {
        ClockShift shift = new ClockShift();
        shift.seen(sent, there, received);
        return shift.millis();
    }
}
