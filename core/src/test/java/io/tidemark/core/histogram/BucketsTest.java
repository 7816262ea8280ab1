package io.tidemark.core.histogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsTest {
    private final Histogram reference = new Histogram(1, Buckets.MAX_VALUE, 3);

    @Test
    void everyBucketHasTheBoundariesOfHdrHistogram() {
        long value = 0;
        for (int index = 0; index < Buckets.COUNT; index++) {
            assertThat(Buckets.lowest(index)).as("lowest of %d", index).isEqualTo(value);
            assertThat(reference.lowestEquivalentValue(value)).isEqualTo(value);
            assertThat(Buckets.highest(index))
                    .as("highest of %d", index)
                    .isEqualTo(reference.highestEquivalentValue(value));
            assertThat(Buckets.index(value)).isEqualTo(index);
            assertThat(Buckets.index(Buckets.highest(index))).isEqualTo(index);
            value = Buckets.highest(index) + 1;
        }
        assertThat(value).as("the buckets leave no gap up to the largest value").isEqualTo(Buckets.MAX_VALUE + 1);
    }

    @Test
    void randomValuesFallIntoTheRangeThatHdrHistogramGivesThem() {
        long seed = 20261120;
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            long value = random.nextLong(Buckets.MAX_VALUE + 1) >>> random.nextInt(36);
            int index = Buckets.index(value);
            assertThat(Buckets.lowest(index))
                    .as("seed %d, value %d", seed, value)
                    .isEqualTo(reference.lowestEquivalentValue(value));
            assertThat(Buckets.highest(index))
                    .as("seed %d, value %d", seed, value)
                    .isEqualTo(reference.highestEquivalentValue(value));
        }
    }

    @Test
    void noBucketIsWiderThanAThousandthOfItsValues() {
        for (int index = 0; index < Buckets.COUNT; index++) {
            long width = Buckets.highest(index) - Buckets.lowest(index);
            assertThat(width * 1000).isLessThanOrEqualTo(Buckets.lowest(index));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void negativeValuesCountAsZero(long value) {
        assertThat(Buckets.index(value)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 36, Long.MAX_VALUE})
    void valuesBeyondTheLastBucketCountAsTheLargest(long value) {
        assertThat(Buckets.index(value)).isEqualTo(Buckets.COUNT - 1);
    }
}
