package io.tidemark.aggregator.fleet.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.remote.ClockGap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClockOffsetTest {
    @Test
    void theTruthLiesWithinTheError() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            long truth = random.nextLong(-5_000, 5_000);
            ClockGap forth = new ClockGap();
            ClockGap back = new ClockGap();
            for (int i = 0; i < 10; i++) {
                long sent = 1_000_000 + i * 1_000L;
                forth.saw(sent, sent + truth + random.nextLong(1, 900));
                back.saw(sent + truth, sent + random.nextLong(1, 900));
            }
            ClockOffset offset = ClockOffset.of(forth.leastMillis(), back.leastMillis());
            assertThat(Math.abs(offset.millis() - truth))
                    .as("seed %d, truth %d, %s", seed, truth, offset)
                    .isLessThanOrEqualTo(offset.errorMillis());
        }
    }

    @Test
    void oneWrongClockDoesNotMoveTheMiddleOfTheFleet() {
        assertThat(ClockOffset.median(
                        List.of(new ClockOffset(12, 5), new ClockOffset(900_000, 5), new ClockOffset(10, 5))))
                .isEqualTo(12);
        assertThat(ClockOffset.median(List.of())).isZero();
    }
}
