package io.tidemark.core.histogram;

import java.util.Arrays;

/**
 * Counts values while they happen. Not thread-safe: one writer, under the writer's own lock.
 *
 * <p>The array grows to the largest value seen (a second-long latency takes 80 KB), and a reset clears only what was
 * touched, so a tally is meant to be kept and used again.
 */
public final class Tally {
    private int[] counts = new int[Buckets.index(4_000) + 1];
    private int lowestIndex = Integer.MAX_VALUE;
    private int highestIndex = -1;
    private long total;
    private long sum;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;

    public void add(long value) {
        long clamped = Buckets.clamp(value);
        int index = Buckets.index(clamped);
        if (index >= counts.length) {
            counts = Arrays.copyOf(counts, Math.min(Buckets.COUNT, Math.max(index + 1, counts.length * 2)));
        }
        counts[index]++;
        lowestIndex = Math.min(lowestIndex, index);
        highestIndex = Math.max(highestIndex, index);
        total++;
        sum += clamped;
        min = Math.min(min, clamped);
        max = Math.max(max, clamped);
    }

    public boolean isEmpty() {
        return total == 0;
    }

    /** What was counted since the last reset. */
    public Distribution toDistribution() {
        if (total == 0) {
            return Distribution.EMPTY;
        }
        int used = 0;
        for (int i = lowestIndex; i <= highestIndex; i++) {
            if (counts[i] != 0) {
                used++;
            }
        }
        int[] indexes = new int[used];
        long[] values = new long[used];
        int at = 0;
        for (int i = lowestIndex; i <= highestIndex; i++) {
            if (counts[i] != 0) {
                indexes[at] = i;
                values[at++] = counts[i];
            }
        }
        return Distribution.ofTrusted(indexes, values, sum, min, max);
    }

    public void reset() {
        if (total > 0) {
            Arrays.fill(counts, lowestIndex, highestIndex + 1, 0);
        }
        lowestIndex = Integer.MAX_VALUE;
        highestIndex = -1;
        total = 0;
        sum = 0;
        min = Long.MAX_VALUE;
        max = Long.MIN_VALUE;
    }
}
