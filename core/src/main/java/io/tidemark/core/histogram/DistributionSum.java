package io.tidemark.core.histogram;

import java.util.Arrays;

/**
 * A sum of distributions that many are added to: the mutable counterpart of {@link Distribution}. Adding one costs as
 * much as that one has buckets, however many were added before. Not thread-safe.
 *
 * <p>Counts lie in small pages that come to be when something falls into them. So a sum of thousands is about as dense as
 * an array, and one of a few stragglers takes little.
 */
public final class DistributionSum {
    private static final int PAGE_BITS = 7;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int PAGE_COUNT = ((Buckets.COUNT - 1) >> PAGE_BITS) + 1;

    private final long[][] pages = new long[PAGE_COUNT][];
    private int usedPages;
    private long count;
    private long sum;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;

    /** @throws ArithmeticException when the sum becomes too large; nothing has changed then */
    public void add(SparseBuckets other) {
        if (other.size > 0) {
            addEnds(other.count, other.sum, other.min, other.max);
            // No bucket holds more than all of them together, so none can overflow now.
            int[] indexes = other.indexes;
            long[] counts = other.counts;
            for (int i = 0; i < other.size; i++) {
                page(indexes[i] >> PAGE_BITS)[indexes[i] & (PAGE - 1)] += counts[i];
            }
        }
    }

    /** @throws ArithmeticException when the sum becomes too large; nothing has changed then */
    public void add(DistributionSum other) {
        if (other.count > 0) {
            addEnds(other.count, other.sum, other.min, other.max);
            for (int i = 0; i < PAGE_COUNT; i++) {
                long[] from = other.pages[i];
                if (from != null) {
                    long[] to = page(i);
                    for (int j = 0; j < PAGE; j++) {
                        to[j] += from[j];
                    }
                }
            }
        }
    }

    /** @throws ArithmeticException when the sum becomes too large; nothing has changed then */
    public void add(Distribution other) {
        if (!other.isEmpty()) {
            addEnds(other.count(), other.sum(), other.min(), other.max());
            other.forEach((index, times) -> page(index >> PAGE_BITS)[index & (PAGE - 1)] += times);
        }
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** Counters in memory, whether they count something or not. */
    public int cells() {
        return usedPages * PAGE;
    }

    public Distribution toDistribution() {
        if (count == 0) {
            return Distribution.EMPTY;
        }
        int[] indexes = new int[cells()];
        long[] counts = new long[cells()];
        int used = 0;
        for (int i = 0; i < PAGE_COUNT; i++) {
            long[] page = pages[i];
            for (int j = 0; page != null && j < PAGE; j++) {
                if (page[j] != 0) {
                    indexes[used] = (i << PAGE_BITS) + j;
                    counts[used++] = page[j];
                }
            }
        }
        return Distribution.ofTrusted(Arrays.copyOf(indexes, used), Arrays.copyOf(counts, used), sum, min, max);
    }

    private void addEnds(long moreCount, long moreSum, long least, long greatest) {
        long newCount = Math.addExact(count, moreCount);
        sum = Math.addExact(sum, moreSum);
        count = newCount;
        min = Math.min(min, least);
        max = Math.max(max, greatest);
    }

    private long[] page(int number) {
        long[] page = pages[number];
        if (page == null) {
            page = new long[PAGE];
            pages[number] = page;
            usedPages++;
        }
        return page;
    }
}
