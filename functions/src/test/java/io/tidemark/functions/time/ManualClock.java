package io.tidemark.functions.time;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Stands still until it is moved. Begins at the first instant of 2026. */
public final class ManualClock implements Clock {
    private static final long START_MILLIS = 1_767_225_600_000L;

    private final AtomicLong nanos = new AtomicLong();

    public void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    @Override
    public long epochMillis() {
        return START_MILLIS + nanos.get() / 1_000_000;
    }
}
