package io.tidemark.aggregator.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearBucketsTest {
    @ParameterizedTest
    @CsvSource({"0,0", "24,0", "25,1", "49,1", "50,2", "75,3", "99,3", "100,3"})
    void aValueOnABoundBelongsToTheBucketAbove(long value, int bucket) {
        LinearBuckets buckets = new LinearBuckets(0, 100, 4);
        buckets.add(value);
        assertThat(buckets.count(bucket)).isEqualTo(1);
    }

    @Test
    void boundsGoFromTheLeastToTheGreatestValue() {
        LinearBuckets buckets = new LinearBuckets(10, 11, 3);
        assertThat(buckets.bound(0)).isEqualTo(10);
        assertThat(buckets.bound(3)).isEqualTo(11);
        assertThat(buckets.bound(1)).isBetween(10.33, 10.34);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LinearBuckets(0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new LinearBuckets(2, 1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new LinearBuckets(0, 1, 5).add(2));
    }
}
