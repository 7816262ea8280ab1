package io.tidemark.core.shape;

/**
 * A segment's arrivals in the order of their intended starts. A cursor: {@link #advance} moves to the next one. Not
 * thread-safe.
 */
public interface ArrivalTimes {
    /** Moves on; false when there is no further arrival. */
    boolean advance();

    /** Moves on to the first arrival at or after this instant; false when there is none. */
    default boolean advanceTo(long fromNanos) {
        while (advance()) {
            if (nanos() >= fromNanos) {
                return true;
            }
        }
        return false;
    }

    /** Number of the current arrival within the whole, not within the segment. */
    long index();

    /** Intended start of the current arrival, in nanoseconds since the start of the run. */
    long nanos();

    /** Arrivals at the distances that the level asks for. */
    static ArrivalTimes constant(Profile profile, Segment segment) {
        return new ConstantArrivals(profile, segment);
    }

    /**
     * Arrivals at random distances, exponentially distributed, with the level as their momentary mean rate; bursts stay
     * as they are. Every segment draws the same whole sequence from the seed and takes its share of it, so the sum over
     * segments is the same whole for any number of segments.
     */
    static ArrivalTimes poisson(Profile profile, Segment segment, long seed) {
        return new PoissonArrivals(profile, segment, seed);
    }

    /** How many arrivals are left; exhausts the cursor. */
    default long drain() {
        long count = 0;
        while (advance()) {
            count++;
        }
        return count;
    }
}
