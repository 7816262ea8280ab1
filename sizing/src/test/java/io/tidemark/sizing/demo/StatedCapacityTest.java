package io.tidemark.sizing.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedCapacityTest {
    private static final int REQUESTS = 4_000_000;
    private static final double PRECISION = 0.005;

    @ParameterizedTest
    @CsvSource({"0.01, 11", "0.05, 12", "0.05, 13", "0.2, 14"})
    void longRunsWithOtherSeedsAgreeToHalfAPercent(double tolerance, long seed) {
        double stated = DemoService.capacity(tolerance);
        String run = "stated " + stated + "/s at " + tolerance + ", seed " + seed;
        assertThat(badShare(stated * (1 - PRECISION), seed)).as(run).isLessThan(tolerance);
        assertThat(badShare(stated * (1 + PRECISION), seed)).as(run).isGreaterThan(tolerance);
    }

    @Test
    void fivePercentTakeAboutFourHundred() {
        assertThat(DemoService.capacity(0.05)).isCloseTo(400, within(4.0));
    }

    @Test
    void farBeyondItsThroughputTheShareIsThatOfTheSurplus() {
        Behaviour behaviour = Behaviour.DEFAULT;
        double tolerance = 0.6;
        double goodShare = (1 - tolerance) / (1 - behaviour.errorShare());
        assertThat(new StatedCapacity(behaviour).at(tolerance))
                .isCloseTo(behaviour.throughput() / goodShare, within(2.0));
    }

    @Test
    void oneServerWithoutAQueueFollowsErlangsRuleForEvenArrivals() {
        // A request is rejected while its predecessor is served: for exponential service x = e^(-1 / load).
        Behaviour behaviour = new Behaviour(1, Duration.ofMillis(10), Duration.ZERO, 0);
        double rate = 40;
        double stays = Math.exp(-1 / (rate * 0.010));
        assertThat(new StatedCapacity(behaviour).at(stays)).isCloseTo(rate, within(rate * PRECISION));
    }

    @Test
    void theStatementIsTheSameEachTime() {
        assertThat(DemoService.capacity(0.05)).isEqualTo(DemoService.capacity(0.05));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.002, 1, Double.NaN})
    void aToleranceBelowTheErrorsAtAnyLoadHasNoCapacity(double tolerance) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DemoService.capacity(tolerance))
                .withMessageContaining("tolerance must be within (0.002, 1)");
    }

    /** Of the same queue, but with each service time and each error drawn for itself. */
    private static double badShare(double rate, long seed) {
        Behaviour behaviour = Behaviour.DEFAULT;
        SplittableRandom random = new SplittableRandom(seed);
        Workshop workshop = behaviour.workshop(0);
        int bad = 0;
        for (int i = 0; i < REQUESTS; i++) {
            long taken = workshop.take((long) (i * 1e9 / rate), behaviour.drawServiceNanos(random));
            if (taken == Workshop.REJECTED || behaviour.drawError(random)) {
                bad++;
            }
        }
        return (double) bad / REQUESTS;
    }
}
