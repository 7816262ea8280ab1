package io.tidemark.functions.remote;

import io.tidemark.core.window.Parcel;

/**
 * How far the clock of one side is ahead of the other's, as far as one side can tell: the least of (my clock on reading) -
 * (your clock on writing) is the difference plus the shortest way. Seen from both sides, the true difference lies between
 * the two. Thread-safe.
 */
public final class ClockGap {
    private long leastMillis = Parcel.UNKNOWN_GAP;

    public synchronized void saw(long writtenMillis, long readMillis) {
        leastMillis = Math.min(leastMillis, readMillis - writtenMillis);
    }

    public synchronized long leastMillis() {
        return leastMillis;
    }
}
