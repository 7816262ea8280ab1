package io.tidemark.functions.remote;

/**
 * Permission to send, for a while. It is renewed by each new number in the centre's control, and counts from the moment
 * the number was seen here, so that no two clocks are compared. Thread-safe.
 */
final class Lease {
    private final long lengthNanos;
    private long number = -1;
    private long seenNanos;

    Lease(long lengthNanos, long nowNanos) {
        this.lengthNanos = lengthNanos;
        this.seenNanos = nowNanos;
    }

    /** @param askedNanos when the control was asked for: the number may be as old as that, but not older than the answer */
    synchronized void saw(long seen, long askedNanos) {
        if (seen > number) {
            number = seen;
            seenNanos = askedNanos;
        }
    }

    synchronized boolean isGood(long nowNanos) {
        return silentNanos(nowNanos) < lengthNanos;
    }

    /** Since the last renewal was seen. */
    synchronized long silentNanos(long nowNanos) {
        return nowNanos - seenNanos;
    }
}
