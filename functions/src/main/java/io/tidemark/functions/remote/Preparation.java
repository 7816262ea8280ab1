package io.tidemark.functions.remote;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.worker.Worker;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Gets the worker for a plan that is changed to, on a thread of its own, so that neither the load nor the end of the lease
 * waits for it. What the shelf refuses is asked for again for a while.
 */
final class Preparation implements AutoCloseable {
    /** A plan that cannot be had for so long is not waited for. */
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Workshop workshop;
    private final Adoption adoption;
    private final int chapter;
    private final Clock clock;
    private boolean done;
    private boolean closed;
    private @Nullable Worker worker;
    private String trouble = "";

    private Preparation(Workshop workshop, Adoption adoption, int chapter, Clock clock) {
        this.workshop = workshop;
        this.adoption = adoption;
        this.chapter = chapter;
        this.clock = clock;
    }

    static Preparation start(Workshop workshop, Adoption adoption, int chapter, Clock clock) {
        Preparation preparation = new Preparation(workshop, adoption, chapter, clock);
        Thread.ofPlatform().name("tidemark-plan-" + chapter).daemon().start(preparation::run);
        return preparation;
    }

    /** How many plans came before it. */
    int chapter() {
        return chapter;
    }

    synchronized boolean isDone() {
        return done;
    }

    /** Prepared, and the taker's from now on; null when there is none. */
    synchronized @Nullable Worker take() {
        Worker taken = worker;
        worker = null;
        return taken;
    }

    /** Why there is no worker; empty when there is one, or may still be. */
    synchronized String trouble() {
        return done ? trouble : "";
    }

    /** Whoever is ready and was not taken goes again. */
    @Override
    public synchronized void close() {
        closed = true;
        if (worker != null) {
            worker.close();
            worker = null;
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Notes whatever goes wrong: nobody else would hear of it. */
    @SuppressWarnings("IllegalCatch")
    private void run() {
        try {
            byte[] bundle = fetch();
            if (bundle != null) {
                Worker made = workshop.next(adoption, chapter, bundle);
                made.prepare();
                finish(made, "");
            }
        } catch (IOException | ProblemsException | RuntimeException e) {
            finish(null, String.valueOf(e.getMessage()));
        }
    }

    /** Null when nobody waits for it any more. */
    private byte @Nullable [] fetch() throws IOException {
        long giveUp = clock.nanoTime() + PATIENCE_NANOS;
        while (!isClosed()) {
            try {
                return workshop.fetch(adoption);
            } catch (IOException e) {
                if (clock.nanoTime() - giveUp > 0) {
                    throw e;
                }
            }
            awaitUntil(clock.nanoTime() + AGAIN_NANOS);
        }
        return null;
    }

    private void awaitUntil(long nanos) {
        while (clock.nanoTime() - nanos < 0 && !isClosed()) {
            LockSupport.parkNanos(this, TICK_NANOS);
        }
    }

    private synchronized void finish(@Nullable Worker made, String why) {
        done = true;
        trouble = why;
        if (made != null && closed) {
            made.close();
        } else {
            worker = made;
        }
    }
}
