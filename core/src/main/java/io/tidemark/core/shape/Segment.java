package io.tidemark.core.shape;

/**
 * A worker's share i of n of a plan. A worker computes its share itself: it takes every n-th arrival and every n-th
 * user, beginning with number i, so that the shares are evenly interleaved and their sum is the whole for any n.
 */
public record Segment(int index, int count) {
    public static final Segment WHOLE = new Segment(0, 1);

    public Segment {
        if (count < 1) {
            throw new IllegalArgumentException("segment count must be > 0 but is " + count);
        }
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("segment index must be within [0, " + count + ") but is " + index);
        }
    }

    /** True when the arrival, user or row with this number belongs to this segment. */
    public boolean owns(long number) {
        return Math.floorMod(number, count) == index;
    }

    /** How many of the numbers 0 .. total-1 belong to this segment. */
    public long share(long total) {
        return total <= index ? 0 : (total - index - 1) / count + 1;
    }

    @Override
    public String toString() {
        return (index + 1) + "/" + count;
    }
}
