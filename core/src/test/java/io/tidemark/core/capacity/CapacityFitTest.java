package io.tidemark.core.capacity;

import static io.tidemark.core.capacity.Observations.RATE;
import static io.tidemark.core.capacity.Observations.USERS;
import static io.tidemark.core.capacity.Observations.aborted;
import static io.tidemark.core.capacity.Observations.window;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapacityFitTest {
    /** Five per cent at 1000/s, and a fifth more for every per cent of load. */
    private static List<Observation> windows(int count) {
        List<Observation> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double load = i % 2 == 0 ? 960 : 1_020;
            windows.add(window(load, 0.05 * Math.pow(load / 1_000, 20)));
        }
        return windows;
    }

    private static CapacityFit fit(List<Observation> windows) {
        return CapacityFit.of(RATE, windows).orElseThrow();
    }

    @Test
    void theCapacityIsWhereTheToleranceIsReached() {
        Estimate estimate = fit(windows(10)).estimate();

        assertThat(estimate.median()).isBetween(985.0, 1_015.0);
        assertThat(estimate.low()).isLessThan(1_000);
        assertThat(estimate.high()).isGreaterThan(1_000);
    }

    @Test
    void fewWindowsDetermineNothing() {
        assertThat(CapacityFit.of(RATE, windows(2))).isEmpty();
        assertThat(CapacityFit.of(RATE, List.of())).isEmpty();
    }

    @Test
    void moreWindowsMakeTheIntervalNarrower() {
        assertThat(fit(windows(30)).estimate().halfWidth())
                .isLessThan(fit(windows(10)).estimate().halfWidth())
                .isPositive();
    }

    @Test
    void windowsThatContradictEachOtherMakeTheIntervalWider() {
        List<Observation> noisy = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            noisy.add(window(i % 2 == 0 ? 960 : 1_020, i % 4 < 2 ? 0.005 : 0.09));
        }

        assertThat(fit(noisy).estimate().halfWidth())
                .isGreaterThan(1.3 * fit(windows(10)).estimate().halfWidth());
    }

    @Test
    void quantilesAndProbabilitiesAreInverse() {
        CapacityFit fit = fit(windows(10));

        for (double probability : new double[] {0.05, 0.25, 0.5, 0.8, 0.95}) {
            assertThat(1 - fit.probabilityAtLeast(fit.quantile(probability)))
                    .isCloseTo(probability, org.assertj.core.data.Offset.offset(1e-6));
        }
        assertThat(fit.probabilityAtLeast(0)).isEqualTo(1);
        assertThat(fit.probabilityAtLeast(1e9)).isZero();
    }

    @Test
    void theBandOfTheBadShareRisesWithTheLoadAndHoldsTheToleranceAtTheCapacity() {
        CapacityFit fit = fit(windows(10));
        CapacityFit.Band low = fit.badShare(800);
        CapacityFit.Band at = fit.badShare(fit.estimate().median());
        CapacityFit.Band high = fit.badShare(1_100);

        assertThat(low.high()).isLessThan(at.middle());
        assertThat(high.low()).isGreaterThan(at.middle());
        assertThat(at.low()).isLessThan(0.05);
        assertThat(at.high()).isGreaterThan(0.05);
    }

    @Test
    void aQueueThatFillsCountsAsBad() {
        List<Observation> failing = new ArrayList<>();
        List<Observation> queueing = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            double load = i % 2 == 0 ? 960 : 1_020;
            double share = Math.max(0, 1 - 950 / load);
            failing.add(window(load, share));
            queueing.add(window(load, 0, share * load * 15, 10_000));
        }

        assertThat(fit(queueing).estimate().median())
                .isCloseTo(fit(failing).estimate().median(), org.assertj.core.data.Percentage.withPercentage(0.5));
    }

    @Test
    void whatIsInFlightSaysNothingByUsers() {
        Observation grown = window(100, 0, 90, 10_000);

        assertThat(Evidence.of(RATE, grown).share()).isGreaterThan(0.05);
        assertThat(Evidence.of(USERS, grown).share()).isZero();
    }

    @Test
    void chanceGrowthOfWhatIsInFlightIsNotAQueue() {
        // 1000/s of 40 ms are 40 in flight; a difference of two such counts deviates by 9.
        assertThat(Evidence.of(RATE, window(1_000, 0, 15, 40_000)).share()).isZero();
        assertThat(Evidence.of(RATE, window(1_000, 0, 150, 40_000)).share()).isPositive();
    }

    @Test
    void anAbortSaysAtLeastAndNotHowMuch() {
        List<Observation> endedByStall = new ArrayList<>(windows(10));
        List<Observation> endedLate = new ArrayList<>(windows(10));
        endedByStall.add(aborted(1_100, 2, 0.9));
        endedLate.add(aborted(1_100, 10, 0.16));

        assertThat(Evidence.of(RATE, aborted(1_100, 2, 0.9)).planned()).isEqualTo(16_500);
        assertThat(fit(endedByStall).estimate().median())
                .isCloseTo(fit(endedLate).estimate().median(), org.assertj.core.data.Percentage.withPercentage(1));
    }

    @Test
    void anAbortBeforeAnythingWasMeasuredIsEvidenceToo() {
        Evidence evidence = Evidence.of(RATE, aborted(1_000, 0, 0));

        assertThat(evidence.planned()).isEqualTo(15_000);
        assertThat(evidence.share()).isEqualTo(0.1);
        assertThat(evidence.atLeast()).isTrue();
    }

    @Test
    void loadsFarApartAndSharesOfAllOrNothingAreFitted() {
        List<Observation> extreme = List.of(
                window(1, 0), window(10, 0), window(100, 0), window(1_000, 1), window(10_000, 1), window(300, 1));

        assertThat(fit(extreme).estimate().median()).isBetween(90.0, 310.0);
    }

    @Test
    void invalidObservationsChangeNothing() {
        List<Observation> all = new ArrayList<>(windows(10));
        all.add(Observations.invalid(new Trials(RATE).window(500), "late sends"));

        assertThat(fit(all).estimate()).isEqualTo(fit(windows(10)).estimate());
    }

    @Test
    void usersAreWhole() {
        Estimate estimate = CapacityFit.of(USERS, windows(10)).orElseThrow().estimate();

        assertThat(List.of(estimate.low(), estimate.median(), estimate.high()))
                .allSatisfy(end -> assertThat(end).isEqualTo(Math.rint(end)));
    }
}
