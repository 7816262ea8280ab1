package io.tidemark.aggregator.fleet.remote;

import java.util.concurrent.TimeUnit;

/** How long to wait before a call that was refused is made again: longer and longer, and not all for the same time. */
final class BackOff {
    private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int PLACES = 1_000;

    private final long place;
    private long most = FIRST_NANOS;

    /** @param segment whose call it is: each has its own place in the wait */
    BackOff(int segment) {
        place = Math.floorMod(segment * 7_919L, PLACES);
    }

    /** The next wait: half of the longest at least. */
    long nextNanos() {
        long wait = most / 2 + most * place / PLACES / 2;
        most = Math.min(LONGEST_NANOS, 2 * most);
        return wait;
    }
}
