package io.tidemark.functions.remote;

import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.SystemClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The system's clock, which can be put on. */
final class MovableClock implements Clock {
    private final SystemClock system = new SystemClock();
    private final AtomicLong ahead = new AtomicLong();

    void skip(Duration duration) {
        ahead.addAndGet(duration.toNanos());
    }

    @Override
    public long nanoTime() {
        return system.nanoTime() + ahead.get();
    }

    @Override
    public long epochMillis() {
        return system.epochMillis() + ahead.get() / 1_000_000;
    }
}
