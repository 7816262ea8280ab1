package io.tidemark.experiment.channel;

import io.tidemark.functions.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps a distance between things that are done. Thread-safe. */
final class Throttle {
    private final Clock clock;
    private final long distanceNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private long nextNanos;

    /** @param perSecond 0 for no distance at all */
    Throttle(Clock clock, double perSecond) {
        this.clock = clock;
        this.distanceNanos = perSecond > 0 ? (long) (1e9 / perSecond) : 0;
        this.nextNanos = clock.nanoTime();
    }

    /** Returns when it is the caller's turn: at least one distance after that of the one before. */
    void await() throws InterruptedException {
        long turn;
        lock.lock();
        try {
            turn = Math.max(nextNanos, clock.nanoTime());
            nextNanos = turn + distanceNanos;
        } finally {
            lock.unlock();
        }
        long wait = turn - clock.nanoTime();
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }
}
