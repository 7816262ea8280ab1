package io.tidemark.core.histogram;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * An immutable distribution of values in {@link Buckets}, sparse: only buckets that hold something are kept. Count,
 * sum, min and max are exact; percentiles are exact to 0.1 %.
 *
 * <p>Merging is associative and commutative, and merging two distributions equals having counted in one place. Nothing
 * else is ever done to distributions of several workers: no percentile is averaged.
 */
public final class Distribution {
    public static final Distribution EMPTY = new Distribution(new int[0], new long[0], 0, 0, 0, 0);

    private final int[] indexes;
    private final long[] counts;
    private final long count;
    private final long sum;
    private final long min;
    private final long max;

    private Distribution(int[] indexes, long[] counts, long count, long sum, long min, long max) {
        this.indexes = indexes;
        this.counts = counts;
        this.count = count;
        this.sum = sum;
        this.min = min;
        this.max = max;
    }

    /** Takes the arrays over without a copy or a check: for arrays that this package has just made. */
    static Distribution ofTrusted(int[] indexes, long[] counts, long sum, long min, long max) {
        long total = 0;
        for (long each : counts) {
            total = Math.addExact(total, each);
        }
        return new Distribution(indexes, counts, total, sum, min, max);
    }

    /**
     * From parts that came from elsewhere, such as the wire.
     *
     * @throws IllegalArgumentException when they cannot be what a tally has counted
     */
    public static Distribution of(int[] indexes, long[] counts, long sum, long min, long max) {
        if (indexes.length != counts.length) {
            throw new IllegalArgumentException("there must be as many counts as indexes but there are " + counts.length
                    + " and " + indexes.length);
        }
        SparseBuckets buckets = new SparseBuckets();
        for (int i = 0; i < indexes.length; i++) {
            buckets.add(indexes[i], counts[i]);
        }
        buckets.complete(sum, min, max);
        return buckets.toDistribution();
    }

    public Distribution merge(Distribution other) {
        if (other.count == 0) {
            return this;
        }
        if (count == 0) {
            return other;
        }
        int[] mergedIndexes = new int[indexes.length + other.indexes.length];
        long[] mergedCounts = new long[mergedIndexes.length];
        int used = 0;
        int here = 0;
        int there = 0;
        while (here < indexes.length || there < other.indexes.length) {
            int left = here < indexes.length ? indexes[here] : Integer.MAX_VALUE;
            int right = there < other.indexes.length ? other.indexes[there] : Integer.MAX_VALUE;
            mergedIndexes[used] = Math.min(left, right);
            long merged = 0;
            if (left <= right) {
                merged = counts[here++];
            }
            if (right <= left) {
                merged = Math.addExact(merged, other.counts[there++]);
            }
            mergedCounts[used++] = merged;
        }
        return new Distribution(
                Arrays.copyOf(mergedIndexes, used),
                Arrays.copyOf(mergedCounts, used),
                Math.addExact(count, other.count),
                Math.addExact(sum, other.sum),
                Math.min(min, other.min),
                Math.max(max, other.max));
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public long count() {
        return count;
    }

    public long sum() {
        return sum;
    }

    /** Zero when empty. */
    public long min() {
        return min;
    }

    /** Zero when empty. */
    public long max() {
        return max;
    }

    /** Zero when empty. */
    public double mean() {
        return count == 0 ? 0 : (double) sum / count;
    }

    /**
     * The value at or below which this percentage of all values lies: the upper end of its bucket, but never more than
     * the maximum. The minimum at 0 %. Zero when empty.
     */
    public long percentile(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("percent must be within [0, 100] but is " + percent);
        }
        if (count == 0) {
            return 0;
        }
        if (percent == 0) {
            return min;
        }
        // The same rounding as HdrHistogram's: one unit in the last place down, so that 50 % of 2 values is the first.
        double asked = Math.nextAfter(percent, Double.NEGATIVE_INFINITY);
        long rank = Math.max(1, (long) Math.ceil(asked * count / 100));
        long seen = 0;
        for (int i = 0; i < indexes.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return Math.min(max, Buckets.highest(indexes[i]));
            }
        }
        return max;
    }

    /** How many values lie at or below this one, to the precision of the buckets. */
    public long countUpTo(long value) {
        int limit = Buckets.index(value);
        long seen = 0;
        for (int i = 0; i < indexes.length && indexes[i] <= limit; i++) {
            seen += counts[i];
        }
        return seen;
    }

    public void forEach(BucketVisitor visitor) {
        for (int i = 0; i < indexes.length; i++) {
            visitor.bucket(indexes[i], counts[i]);
        }
    }

    /** Number of buckets that hold something. */
    public int size() {
        return indexes.length;
    }

    /** The same counts as HdrHistogram's type, for its log files and its tools. */
    public Histogram toHdrHistogram() {
        Histogram histogram = new Histogram(1, Buckets.MAX_VALUE, 3);
        forEach((index, times) -> histogram.recordValueWithCount(Buckets.lowest(index), times));
        return histogram;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Distribution that
                && sum == that.sum
                && min == that.min
                && max == that.max
                && Arrays.equals(indexes, that.indexes)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(indexes) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "Distribution[count=" + count + ", min=" + min + ", p50=" + percentile(50) + ", p99=" + percentile(99)
                + ", max=" + max + "]";
    }

    /** Receives buckets in rising order. */
    @FunctionalInterface
    public interface BucketVisitor {
        void bucket(int index, long count);
    }
}
