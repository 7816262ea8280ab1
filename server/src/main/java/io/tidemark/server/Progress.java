package io.tidemark.server;

import io.tidemark.functions.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** How much of what was written a client has not yet taken, and when it last took something. Thread-safe. */
final class Progress {
    private final Clock clock;
    private final AtomicLong waiting = new AtomicLong();
    private volatile long movedNanos;

    Progress(Clock clock) {
        this.clock = clock;
    }

    /** @return false, and nothing is added, when more than the limit is waiting already */
    boolean add(long bytes, long limit) {
        long before = waiting.getAndUpdate(now -> now > limit ? now : now + bytes);
        if (before == 0) {
            movedNanos = clock.nanoTime();
        }
        return before <= limit;
    }

    void taken(long bytes) {
        movedNanos = clock.nanoTime();
        waiting.addAndGet(-bytes);
    }

    long waiting() {
        return waiting.get();
    }

    boolean isStuck(long nowNanos, long patienceNanos) {
        return waiting.get() > 0 && nowNanos - movedNanos > patienceNanos;
    }
}
