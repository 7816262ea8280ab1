package io.tidemark.sizing.demo;

import java.util.Arrays;

/**
 * A queue in front of servers, in the time of whoever asks: it neither sleeps nor reads a clock. A request goes to the
 * server that is free first, unless it would have to wait too long there: then it is rejected at once. Since servers
 * become free at computed instants rather than when a sleep ends, late timers do not lower its throughput.
 *
 * <p>Not thread-safe.
 */
final class Workshop {
    static final long REJECTED = -1;

    private final long[] freeAt;
    private final long longestWait;

    /** @param start before any request, in nanoseconds on the caller's clock */
    Workshop(int servers, long longestWaitNanos, long start) {
        freeAt = new long[servers];
        Arrays.fill(freeAt, start);
        longestWait = longestWaitNanos;
    }

    /** How long a request that arrives now takes from now on, or {@link #REJECTED}. */
    long take(long now, long serviceNanos) {
        int server = firstFree();
        long wait = Math.max(0, freeAt[server] - now);
        if (wait > longestWait) {
            return REJECTED;
        }
        freeAt[server] = now + wait + serviceNanos;
        return wait + serviceNanos;
    }

    private int firstFree() {
        int first = 0;
        for (int i = 1; i < freeAt.length; i++) {
            // Differences, because a clock's nanoseconds may wrap.
            if (freeAt[i] - freeAt[first] < 0) {
                first = i;
            }
        }
        return first;
    }
}
