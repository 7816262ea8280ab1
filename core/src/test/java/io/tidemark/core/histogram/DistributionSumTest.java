package io.tidemark.core.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionSumTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyWayOfAddingEqualsMerging(long seed) {
        Random random = new Random(seed);
        Distribution merged = Distribution.EMPTY;
        DistributionSum plain = new DistributionSum();
        DistributionSum sparse = new DistributionSum();
        DistributionSum sums = new DistributionSum();
        SparseBuckets buckets = new SparseBuckets();
        for (int i = 0; i < 50; i++) {
            Distribution next = distribution(random);
            merged = merged.merge(next);
            plain.add(next);
            buckets.set(next);
            sparse.add(buckets);
            DistributionSum one = new DistributionSum();
            one.add(next);
            sums.add(one);
            assertThat(buckets.toDistribution()).as("seed %d", seed).isEqualTo(next);
        }
        assertThat(plain.toDistribution()).as("seed %d", seed).isEqualTo(merged);
        assertThat(sparse.toDistribution()).as("seed %d", seed).isEqualTo(merged);
        assertThat(sums.toDistribution()).as("seed %d", seed).isEqualTo(merged);
    }

    @Test
    void nothingIsEmptyAndTakesNothing() {
        DistributionSum sum = new DistributionSum();
        sum.add(new SparseBuckets());
        sum.add(new DistributionSum());
        sum.add(Distribution.EMPTY);
        assertThat(sum.isEmpty()).isTrue();
        assertThat(sum.cells()).isZero();
        assertThat(sum.toDistribution()).isEqualTo(Distribution.EMPTY);
    }

    @Test
    void theOutermostValuesHaveTheirPlace() {
        Tally tally = new Tally();
        tally.add(0);
        tally.add(Buckets.MAX_VALUE);
        DistributionSum sum = new DistributionSum();
        sum.add(tally.toDistribution());
        assertThat(sum.toDistribution()).isEqualTo(tally.toDistribution());
    }

    @Test
    void aSumThatIsTooLargeChangesNothing() {
        long times = Long.MAX_VALUE / 2 / Buckets.MAX_VALUE + 1;
        Distribution huge = Distribution.of(
                new int[] {Buckets.COUNT - 1},
                new long[] {times},
                times * Buckets.MAX_VALUE,
                Buckets.MAX_VALUE,
                Buckets.MAX_VALUE);
        DistributionSum sum = new DistributionSum();
        sum.add(huge);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> sum.add(huge));
        assertThat(sum.toDistribution()).isEqualTo(huge);
    }

    private static Distribution distribution(Random random) {
        Tally tally = new Tally();
        random.longs(random.nextInt(300), 0, 1L << 36).forEach(value -> tally.add(value >>> random.nextInt(36)));
        return tally.toDistribution();
    }
}
