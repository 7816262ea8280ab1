package io.tidemark.core.shape;

import static io.tidemark.core.shape.ArrivalInvariantsTest.arrivals;
import static io.tidemark.core.shape.Phases.SECOND;
import static io.tidemark.core.shape.Phases.burst;
import static io.tidemark.core.shape.Phases.constant;
import static io.tidemark.core.shape.Phases.profile;
import static io.tidemark.core.shape.Phases.ramp;
import static io.tidemark.core.shape.Phases.steps;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.shape.ArrivalInvariantsTest.Arrival;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoissonArrivalsTest {
    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void segmentsTogetherAreTheWholeAndEquallyLarge(long seed) {
        Random random = new Random(seed);
        Profile profile = Profile.of(Phases.random(random));
        List<Arrival> whole = arrivals(ArrivalTimes.poisson(profile, Segment.WHOLE, seed));
        int count = 1 + random.nextInt(12);
        List<Arrival> union = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Segment segment = new Segment(i, count);
            List<Arrival> share = arrivals(ArrivalTimes.poisson(profile, segment, seed));
            assertThat(share).as("seed %d, segment %s", seed, segment).hasSize((int) segment.share(whole.size()));
            union.addAll(share);
        }
        union.sort(Comparator.comparingLong(Arrival::index));

        assertThat(union).as("seed %d", seed).isEqualTo(whole);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void arrivalsAreInOrderNumberedWithoutGapsAndWithinTheProfile(long seed) {
        Profile profile = Profile.of(Phases.random(new Random(seed)));
        long index = 0;
        long before = 0;
        for (Arrival arrival : arrivals(ArrivalTimes.poisson(profile, Segment.WHOLE, seed))) {
            assertThat(arrival.index()).as("seed %d", seed).isEqualTo(index++);
            assertThat(arrival.nanos()).as("seed %d", seed).isGreaterThanOrEqualTo(before);
            before = arrival.nanos();
        }
        assertThat(before).isLessThan(profile.durationNanos());
    }

    @Test
    void theSeedDecides() {
        Profile profile = profile(constant("50", "2"));

        assertThat(whole(profile, 7)).isEqualTo(whole(profile, 7)).isNotEqualTo(whole(profile, 8));
    }

    @Test
    void theNumberOfArrivalsVariesAroundTheMeanAsItShould() {
        int runs = 400;
        double mean = 250;
        double sum = 0;
        double squares = 0;
        for (long seed = 0; seed < runs; seed++) {
            long count = ArrivalTimes.poisson(profile(constant("50", "5")), Segment.WHOLE, seed)
                    .drain();
            sum += count;
            squares += (count - mean) * (count - mean);
        }

        assertThat(sum / runs).isBetween(mean - 5 * Math.sqrt(mean / runs), mean + 5 * Math.sqrt(mean / runs));
        // The variance of a Poisson count is its mean; that of 400 squares is about 2 mean² / 400.
        double deviation = mean * Math.sqrt(2.0 / runs);
        assertThat(squares / runs).isBetween(mean - 5 * deviation, mean + 5 * deviation);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void distancesAreExponentiallyDistributed(long seed) {
        double[] gaps = gaps(whole(profile(constant("1000", "10")), seed));
        Arrays.sort(gaps);

        double distance = 0;
        for (int i = 0; i < gaps.length; i++) {
            double expected = 1 - Math.exp(-gaps[i] * 1_000);
            distance = Math.max(
                    distance, Math.max((i + 1.0) / gaps.length - expected, expected - (double) i / gaps.length));
        }
        // Kolmogorov-Smirnov; 2.23 is exceeded once in ten thousand times.
        assertThat(distance * Math.sqrt(gaps.length)).as("seed %d", seed).isLessThan(2.23);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void onePieceSaysNothingAboutTheNext(long seed) {
        List<Arrival> arrivals = whole(profile(constant("1000", "2"), constant("1000", "2")), seed);
        double[] gaps = gaps(arrivals);
        int border = before(2 * SECOND, arrivals).size();
        double[] first = Arrays.copyOfRange(gaps, 3, 1_503);
        for (int begin = border; begin <= border + 6; begin++) {
            double[] second = Arrays.copyOfRange(gaps, begin, begin + 1_500);
            // Five standard deviations.
            assertThat(correlation(first, second))
                    .as("seed %d, from %d", seed, begin)
                    .isBetween(-0.13, 0.13);
        }
    }

    @Test
    void aRampIsFollowed() {
        double[] perSecond = new double[10];
        int runs = 200;
        for (long seed = 0; seed < runs; seed++) {
            whole(profile(ramp("0", "100", "10")), seed)
                    .forEach(arrival -> perSecond[(int) (arrival.nanos() / SECOND)]++);
        }

        for (int second = 0; second < 10; second++) {
            double expected = (second + 0.5) * 10 * runs;
            assertThat(perSecond[second])
                    .as("second %d", second)
                    .isBetween(expected - 5 * Math.sqrt(expected), expected + 5 * Math.sqrt(expected));
        }
    }

    @Test
    void burstsAndSilenceAreNotRandom() {
        Profile profile = profile(constant("0", "1"), burst(3, "1", 2), constant("0", "1"));

        assertThat(whole(profile, 4))
                .extracting(Arrival::nanos)
                .containsExactly(SECOND, SECOND, SECOND, 2 * SECOND, 2 * SECOND, 2 * SECOND);
    }

    @Test
    void burstsDoNotChangeWhatIsDrawnBeside() {
        List<Arrival> alone = whole(profile(constant("20", "3")), 4);
        List<Arrival> followed = whole(profile(constant("20", "3"), burst(1, "1", 1)), 4);

        assertThat(followed.subList(0, alone.size())).isEqualTo(alone);
        assertThat(followed).hasSize(alone.size() + 1);
    }

    @Test
    void steeringLeavesWhatCameBeforeAlone() {
        Profile profile = profile(ramp("0", "90", "7"), steps("5", "5", "1", 3));
        long cut = 4_333_333_333L;
        Profile steered = profile.steered(cut, Level.of(3));

        assertThat(before(cut, whole(steered, 11)))
                .isEqualTo(before(cut, whole(profile, 11)))
                .isNotEmpty();
    }

    private static List<Arrival> before(long nanos, List<Arrival> arrivals) {
        return arrivals.stream().filter(arrival -> arrival.nanos() < nanos).toList();
    }

    private static List<Arrival> whole(Profile profile, long seed) {
        return arrivals(ArrivalTimes.poisson(profile, Segment.WHOLE, seed));
    }

    private static double[] gaps(List<Arrival> arrivals) {
        double[] gaps = new double[arrivals.size()];
        long before = 0;
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (arrivals.get(i).nanos() - before) / 1e9;
            before = arrivals.get(i).nanos();
        }
        return gaps;
    }

    private static double correlation(double[] left, double[] right) {
        double meanLeft = Arrays.stream(left).average().orElseThrow();
        double meanRight = Arrays.stream(right).average().orElseThrow();
        double product = 0;
        double squaresLeft = 0;
        double squaresRight = 0;
        for (int i = 0; i < left.length; i++) {
            product += (left[i] - meanLeft) * (right[i] - meanRight);
            squaresLeft += (left[i] - meanLeft) * (left[i] - meanLeft);
            squaresRight += (right[i] - meanRight) * (right[i] - meanRight);
        }
        return product / Math.sqrt(squaresLeft * squaresRight);
    }
}
