package io.tidemark.core.histogram;

import java.util.Arrays;

/**
 * The buckets of one distribution as they are read from elsewhere, such as the wire. Meant to be kept and used again, so
 * that reading makes no garbage. Not thread-safe.
 *
 * <p>Guarantee: what {@link #complete} accepts is what a tally could have counted.
 */
public final class SparseBuckets {
    int[] indexes = {};
    long[] counts = {};
    int size;
    long count;
    long sum;
    long min;
    long max;

    public void clear() {
        size = 0;
        count = 0;
        sum = 0;
        min = 0;
        max = 0;
    }

    /**
     * The next bucket, in rising order.
     *
     * @throws IllegalArgumentException when it does not rise, or counts nothing
     * @throws ArithmeticException when all counts together are too large
     */
    public void add(int index, long times) {
        if (index < 0 || index >= Buckets.COUNT || (size > 0 && index <= indexes[size - 1])) {
            throw new IllegalArgumentException(
                    "bucket indexes must rise and be < " + Buckets.COUNT + " but one is " + index);
        }
        if (times <= 0) {
            throw new IllegalArgumentException("counts must be > 0 but one is " + times);
        }
        if (size == indexes.length) {
            int length = Math.max(16, size * 2);
            indexes = Arrays.copyOf(indexes, length);
            counts = Arrays.copyOf(counts, length);
        }
        count = Math.addExact(count, times);
        indexes[size] = index;
        counts[size++] = times;
    }

    /** @throws IllegalArgumentException when the buckets and these cannot belong together */
    public void complete(long exactSum, long least, long greatest) {
        if (size == 0) {
            return;
        }
        if (least < 0
                || greatest > Buckets.MAX_VALUE
                || Buckets.index(least) != indexes[0]
                || Buckets.index(greatest) != indexes[size - 1]) {
            throw new IllegalArgumentException(
                    "min " + least + " and max " + greatest + " must lie in the outer buckets");
        }
        if (Math.floorDiv(exactSum, count) < least || Math.ceilDiv(exactSum, count) > greatest) {
            throw new IllegalArgumentException("the mean must lie between min " + least + " and max " + greatest
                    + " but " + count + " values have the sum " + exactSum);
        }
        sum = exactSum;
        min = least;
        max = greatest;
    }

    public void set(Distribution distribution) {
        clear();
        distribution.forEach(this::add);
        complete(distribution.sum(), distribution.min(), distribution.max());
    }

    public long count() {
        return count;
    }

    public long sum() {
        return sum;
    }

    public Distribution toDistribution() {
        return size == 0
                ? Distribution.EMPTY
                : Distribution.ofTrusted(Arrays.copyOf(indexes, size), Arrays.copyOf(counts, size), sum, min, max);
    }
}
