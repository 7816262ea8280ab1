package io.tidemark.core.shape;

/**
 * A stretch of time with one rule for its arrivals. A profile is a list of pieces without gaps. Instants are nanoseconds
 * since the start of the profile.
 */
sealed interface Piece permits Line, Bursts {
    Stretch stretch();

    /** The count of arrivals at the start. */
    Carry before();

    /** The count of arrivals at the end: the next piece goes on from there. */
    Carry after();

    /** The intended start of arrival {@code index}, which must be one of this piece's. */
    long arrivalNanos(long index);

    /** The level at an instant within the piece, in millionths; 0 when it has none. */
    long levelMicrosAt(long nanos);

    /** The highest level, in millionths; 0 when it has none. */
    long peakMicros();

    /** The same, but it ends at {@code nanos}, which must lie after its start. */
    Piece until(long nanos);

    default long startNanos() {
        return stretch().startNanos();
    }

    default long endNanos() {
        return stretch().endNanos();
    }

    default long durationNanos() {
        return stretch().durationNanos();
    }

    /** Number of the first arrival that starts in this piece. */
    default long firstIndex() {
        return before().next();
    }

    /** How many arrivals start in it. */
    default long count() {
        return after().next() - before().next();
    }

    /** A piece's place in time and in the plan. */
    record Stretch(long startNanos, long endNanos, int phase, boolean warmUp) {
        long durationNanos() {
            return endNanos - startNanos;
        }

        Stretch from(long nanos) {
            return new Stretch(nanos, endNanos, phase, warmUp);
        }

        Stretch until(long nanos) {
            return new Stretch(startNanos, nanos, phase, warmUp);
        }
    }

    /**
     * The count of arrivals at a border between pieces. The expected number up to there is not whole in general, and what
     * is missing to the next whole one is carried over exactly.
     *
     * @param next number of the next arrival
     * @param missing what is missing to it, 0 up to but not including 1, in units of 1 / {@link #ARRIVAL}
     */
    record Carry(long next, long missing) {
        static final Carry NONE = new Carry(0, 0);

        /** One arrival: a level of one millionth a second, 1e15 nanoseconds long, twice (a ramp's area has a half). */
        static final long ARRIVAL = 2_000_000_000_000_000L;

        double missingShare() {
            return (double) missing / ARRIVAL;
        }
    }
}
