package io.tidemark.aggregator.csv;

/**
 * Counts of equally wide buckets between the least and the greatest value. A value on an inner bound belongs to the
 * bucket above it, the greatest value to the last bucket; when all values are equal, that is the last one too.
 *
 * <p>Guarantees: the counts add up to the number of values. Which bucket a value belongs to is decided in whole numbers,
 * so that no rounding of a bound can lose or move one.
 */
final class LinearBuckets {
    private final long min;
    private final long max;
    private final long[] counts;

    LinearBuckets(long min, long max, int buckets) {
        if (buckets < 1) {
            throw new IllegalArgumentException("buckets must be > 0 but is " + buckets);
        }
        if (min > max) {
            throw new IllegalArgumentException("min must be <= max but they are " + min + " and " + max);
        }
        this.min = min;
        this.max = max;
        counts = new long[buckets];
    }

    void add(long value) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("value must be within [" + min + ", " + max + "] but is " + value);
        }
        counts[index(value)]++;
    }

    int size() {
        return counts.length;
    }

    long count(int bucket) {
        return counts[bucket];
    }

    /** The bound below a bucket; that of {@link #size} is the greatest value. */
    double bound(int bucket) {
        return min + (double) (max - min) * bucket / counts.length;
    }

    private int index(long value) {
        if (value == max) {
            return counts.length - 1;
        }
        return (int) (Math.multiplyExact(value - min, counts.length) / (max - min));
    }
}
