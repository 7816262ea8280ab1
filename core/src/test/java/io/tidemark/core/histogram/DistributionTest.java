package io.tidemark.core.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {
    private static final double[] PERCENTS = {0.1, 1, 10, 25, 50, 75, 90, 95, 99, 99.9, 99.99, 100};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void percentilesEqualThoseOfHdrHistogram(long seed) {
        long[] values = values(new Random(seed), 1 + new Random(seed).nextInt(20_000));
        Histogram reference = new Histogram(1, Buckets.MAX_VALUE, 3);
        for (long value : values) {
            reference.recordValue(value);
        }
        Distribution distribution = distribution(values);
        for (double percent : PERCENTS) {
            assertThat(distribution.percentile(percent))
                    .as("seed %d, %s %%", seed, percent)
                    .isEqualTo(Math.min(distribution.max(), reference.getValueAtPercentile(percent)));
        }
    }

    /** 99.9 % of 1000 is exactly the 999th value: a rank computed with a rounding error would be the 1000th. */
    @Test
    void rankOfAPercentileIsExact() {
        for (int count = 1; count <= 3_000; count++) {
            Tally tally = new Tally();
            Histogram reference = new Histogram(1, Buckets.MAX_VALUE, 3);
            for (int value = 1; value <= Math.min(count, 2_000); value++) {
                tally.add(value);
                reference.recordValue(value);
            }
            Distribution distribution = tally.toDistribution();
            for (double percent : PERCENTS) {
                assertThat(distribution.percentile(percent)).isEqualTo(reference.getValueAtPercentile(percent));
            }
        }
    }

    @Test
    void countSumLeastAndGreatestAreExact() {
        long seed = 77;
        long[] values = values(new Random(seed), 5_000);
        Distribution distribution = distribution(values);
        assertThat(distribution.count()).isEqualTo(values.length);
        assertThat(distribution.sum()).isEqualTo(Arrays.stream(values).sum());
        assertThat(distribution.min()).isEqualTo(Arrays.stream(values).min().orElseThrow());
        assertThat(distribution.max()).isEqualTo(Arrays.stream(values).max().orElseThrow());
        assertThat(distribution.percentile(0)).isEqualTo(distribution.min());
        assertThat(distribution.percentile(100)).isEqualTo(distribution.max());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void mergingEqualsHavingCountedInOnePlace(long seed) {
        Random random = new Random(seed);
        List<Distribution> parts = new ArrayList<>();
        Tally whole = new Tally();
        for (int part = 0; part < 20; part++) {
            long[] values = values(random, random.nextInt(300));
            parts.add(distribution(values));
            for (long value : values) {
                whole.add(value);
            }
        }
        assertThat(parts.stream().reduce(Distribution.EMPTY, Distribution::merge))
                .as("seed %d", seed)
                .isEqualTo(whole.toDistribution())
                .hasSameHashCodeAs(whole.toDistribution());
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void mergingIsAssociativeAndCommutative(long seed) {
        Random random = new Random(seed);
        Distribution a = distribution(values(random, random.nextInt(500)));
        Distribution b = distribution(values(random, random.nextInt(500)));
        Distribution c = distribution(values(random, random.nextInt(500)));
        assertThat(a.merge(b)).as("seed %d", seed).isEqualTo(b.merge(a));
        assertThat(a.merge(b).merge(c)).as("seed %d", seed).isEqualTo(a.merge(b.merge(c)));
        assertThat(a.merge(Distribution.EMPTY)).isEqualTo(a).isEqualTo(Distribution.EMPTY.merge(a));
    }

    @Test
    void conversionToHdrHistogramKeepsEveryBucket() {
        Distribution distribution = distribution(values(new Random(31), 3_000));
        Histogram histogram = distribution.toHdrHistogram();
        assertThat(histogram.getTotalCount()).isEqualTo(distribution.count());
        distribution.forEach((index, count) -> assertThat(histogram.getCountAtValue(Buckets.highest(index)))
                .as("bucket %d", index)
                .isEqualTo(count));
    }

    @Test
    void countUpToCountsWholeBuckets() {
        Distribution distribution = distribution(10, 20, 20, 5_000);
        assertThat(distribution.countUpTo(9)).isZero();
        assertThat(distribution.countUpTo(10)).isEqualTo(1);
        assertThat(distribution.countUpTo(20)).isEqualTo(3);
        assertThat(distribution.countUpTo(4_990)).isEqualTo(3);
        assertThat(distribution.countUpTo(Long.MAX_VALUE)).isEqualTo(4);
    }

    @Test
    void nothingCountedHasZerosForEverything() {
        assertThat(Distribution.EMPTY.isEmpty()).isTrue();
        assertThat(Distribution.EMPTY.percentile(99)).isZero();
        assertThat(Distribution.EMPTY.mean()).isZero();
        assertThat(Distribution.EMPTY.toHdrHistogram().getTotalCount()).isZero();
    }

    @Test
    void partsThatNoTallyCanHaveCountedAreRefused() {
        refused(new int[] {1, 2}, new long[] {1}, 1, 1, 1);
        refused(new int[] {2, 1}, new long[] {1, 1}, 3, 1, 2);
        refused(new int[] {1, 1}, new long[] {1, 1}, 2, 1, 1);
        refused(new int[] {-1}, new long[] {1}, 0, 0, 0);
        refused(new int[] {Buckets.COUNT}, new long[] {1}, 1, 1, 1);
        refused(new int[] {1}, new long[] {0}, 0, 1, 1);
        refused(new int[] {1}, new long[] {-1}, 1, 1, 1);
        refused(new int[] {1, 2}, new long[] {1, 1}, 3, 0, 2);
        refused(new int[] {1, 2}, new long[] {1, 1}, 3, 1, 3);
        refused(new int[] {0}, new long[] {1}, 0, -1, 0);
        refused(new int[] {1, 2}, new long[] {1, 1}, 5, 1, 2);
        refused(new int[] {1, 2}, new long[] {1, 1}, 1, 1, 2);
        refused(new int[] {1, 2}, new long[] {1, 1}, -3, 1, 2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 100.1, Double.NaN})
    void percentagesOutsideOfTheWholeAreRefused(double percent) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Distribution.EMPTY.percentile(percent))
                .withMessageContaining(String.valueOf(percent));
    }

    static Distribution distribution(long... values) {
        Tally tally = new Tally();
        for (long value : values) {
            tally.add(value);
        }
        return tally.toDistribution();
    }

    /** Spread over all magnitudes, with ties. */
    static long[] values(Random random, int count) {
        return random.longs(count, 0, Buckets.MAX_VALUE + 1)
                .map(value -> value >>> random.nextInt(37))
                .toArray();
    }

    private static void refused(int[] indexes, long[] counts, long sum, long min, long max) {
        assertThatIllegalArgumentException().isThrownBy(() -> Distribution.of(indexes, counts, sum, min, max));
    }
}
