package io.tidemark.core.histogram;

/**
 * The bucket layout: HdrHistogram's own for 3 significant digits and a lowest value of 1, so that our counts convert to
 * its histograms cell by cell. Values up to 2047 have a bucket each; above, a bucket is at most 0.1 % wide.
 *
 * <p>Values are microseconds everywhere in Tidemark. The layout is unit-free.
 */
public final class Buckets {
    /** A little over 19 hours in microseconds; larger values are counted as this one. */
    public static final long MAX_VALUE = (1L << 36) - 1;

    private static final int HALF_BITS = 10;
    private static final int HALF = 1 << HALF_BITS;
    private static final long SUB_BUCKET_MASK = 2L * HALF - 1;
    private static final int LEADING_ZEROS_BASE = 64 - HALF_BITS - 1;

    /** One more than the largest index. */
    public static final int COUNT = index(MAX_VALUE) + 1;

    private Buckets() {}

    /** The bucket of a value; negative values count as 0, values above {@link #MAX_VALUE} as that. */
    public static int index(long value) {
        long clamped = clamp(value);
        int bucket = LEADING_ZEROS_BASE - Long.numberOfLeadingZeros(clamped | SUB_BUCKET_MASK);
        int sub = (int) (clamped >>> bucket);
        return (bucket << HALF_BITS) + sub;
    }

    public static long clamp(long value) {
        return Math.max(0, Math.min(MAX_VALUE, value));
    }

    /** The smallest value of a bucket. */
    public static long lowest(int index) {
        int bucket = Math.max(0, (index >> HALF_BITS) - 1);
        int sub = index - (bucket << HALF_BITS);
        return (long) sub << bucket;
    }

    /** The largest value of a bucket. */
    public static long highest(int index) {
        int bucket = Math.max(0, (index >> HALF_BITS) - 1);
        return lowest(index) + (1L << bucket) - 1;
    }
}
