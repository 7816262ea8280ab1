package io.tidemark.core.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Why latency runs from the intended start. A service answers in 1 ms for 100 seconds, then stands still for 100
 * seconds. The plan is 100 requests a second over one connection.
 *
 * <p>Measured from the actual start, only one request is slow: those that should have been sent during the pause were
 * not, and are missing from the numbers. From the intended start, half of all requests met the pause, and the percentiles
 * are what somebody arriving at a random instant would have seen.
 */
class CoordinatedOmissionTest {
    private static final long MILLI = 1_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final long PERIOD = 10 * MILLI;

    @Test
    void serviceTimeHidesThePause() {
        Tally service = new Tally();
        for (int i = 0; i < 10_000; i++) {
            service.add(MILLI);
        }
        service.add(100 * SECOND);
        Distribution seen = service.toDistribution();
        assertThat(seen.percentile(99.9)).isEqualTo(MILLI);
        assertThat(seen.mean() / MILLI).isCloseTo(11, within(0.1));
        assertThat(seen.max()).isEqualTo(100 * SECOND);
    }

    @Test
    void latencyFromTheIntendedStartShowsIt() {
        Tally latency = new Tally();
        for (long intended = 0; intended < 100 * SECOND; intended += PERIOD) {
            latency.add(MILLI);
        }
        for (long intended = 100 * SECOND; intended < 200 * SECOND; intended += PERIOD) {
            latency.add(200 * SECOND - intended);
        }
        Distribution seen = latency.toDistribution();
        assertThat(seen.count()).isEqualTo(20_000);
        assertThat(seen.percentile(50)).isEqualTo(MILLI);
        assertThat((double) seen.percentile(75) / SECOND).isCloseTo(50, within(0.05));
        assertThat((double) seen.percentile(99) / SECOND).isCloseTo(98, within(0.1));
        assertThat(seen.max()).isEqualTo(100 * SECOND);
        assertThat(seen.mean() / SECOND).isCloseTo(25, within(0.05));
    }

    /** Guessing the missing values afterwards, as HdrHistogram can, comes to the same here: the fixture is its classic. */
    @Test
    void correctionAfterTheFactAgreesInThisCase() {
        Distribution service = DistributionTest.distribution(MILLI, 100 * SECOND);
        var corrected = service.toHdrHistogram().copyCorrectedForCoordinatedOmission(PERIOD);
        assertThat(corrected.getTotalCount()).isEqualTo(10_001);
    }
}
