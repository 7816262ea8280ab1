package io.tidemark.functions.remote;

import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads the control again and again, on a thread of its own, so that a reading that hangs delays neither the load nor
 * the end of the lease.
 */
final class ControlReader implements AutoCloseable {
    private final CentreLink link;
    private final Clock clock;
    private final Lease lease;
    private final ClockGap gap;
    private final long periodNanos;
    private final Thread thread;
    private volatile @Nullable Control latest;
    private volatile String trouble = "";
    private volatile boolean closed;

    ControlReader(CentreLink link, Clock clock, Lease lease, ClockGap gap, Pace pace) {
        this.link = link;
        this.clock = clock;
        this.lease = lease;
        this.gap = gap;
        this.periodNanos = TimeUnit.MILLISECONDS.toNanos(pace.readMillis());
        this.thread = Thread.ofPlatform().name("tidemark-control").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Null before the first. */
    @Nullable
    Control latest() {
        return latest;
    }

    /** Why the last reading failed; empty when it did not. */
    String trouble() {
        return trouble;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        while (!closed) {
            long asked = clock.nanoTime();
            try {
                take(link.control(), asked);
                trouble = "";
            } catch (IOException e) {
                trouble = String.valueOf(e.getMessage());
            }
            LockSupport.parkNanos(this, Math.max(1, periodNanos - (clock.nanoTime() - asked)));
        }
    }

    /** An answer may be older than the one before: eventually consistent readings are. */
    private void take(Control control, long asked) {
        gap.saw(control.writtenMillis(), clock.epochMillis());
        Control before = latest;
        if (before == null || control.number() >= before.number()) {
            lease.saw(control.number(), asked);
            latest = control;
        }
    }
}
