package io.tidemark.aggregator.fleet.remote;

import io.tidemark.functions.remote.Post;
import io.tidemark.functions.remote.Summons;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Has workers called, many at once but not faster than functions may grow. A call that is refused is tried again, later
 * and later. A worker is safe to be called twice: each post is served once.
 */
final class Summoner implements AutoCloseable {
    /** Lambda starts a thousand environments of a function each 10 s. */
    private static final long PER_CALL_NANOS = TimeUnit.SECONDS.toNanos(10) / 1_000;

    private static final int AT_ONCE = 32;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Caller caller;
    private final Muster muster;
    private final Clock clock;
    private final Function<Post, Summons> summons;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private long nextNanos;
    private volatile boolean closed;

    Summoner(Caller caller, Muster muster, Clock clock, Function<Post, Summons> summons) {
        this.caller = caller;
        this.muster = muster;
        this.clock = clock;
        this.summons = summons;
    }

    /** Returns at once. Nobody is called after the deadline. */
    void summon(Collection<Recruit> recruits, long deadlineNanos) {
        for (Recruit recruit : recruits) {
            long at = slot();
            threads.execute(() -> call(recruit, at, deadlineNanos));
        }
    }

    private synchronized long slot() {
        nextNanos = Math.max(nextNanos + PER_CALL_NANOS, clock.nanoTime());
        return nextNanos;
    }

    private void call(Recruit recruit, long atNanos, long deadlineNanos) {
        awaitUntil(atNanos);
        BackOff waits = new BackOff(recruit.post().segment());
        while (!closed && clock.nanoTime() <= deadlineNanos) {
            try {
                places.acquire();
                try {
                    caller.call(summons.apply(recruit.post()));
                } finally {
                    places.release();
                }
                muster.called(recruit, clock.nanoTime());
                return;
            } catch (IOException e) {
                muster.callFailed(recruit, String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                return;
            }
            awaitUntil(Math.min(deadlineNanos + 1, clock.nanoTime() + waits.nextNanos()));
        }
    }

    private void awaitUntil(long nanos) {
        long wait;
        while ((wait = nanos - clock.nanoTime()) > 0 && !closed) {
            LockSupport.parkNanos(this, Math.min(wait, LOOK_NANOS));
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
    }
}
