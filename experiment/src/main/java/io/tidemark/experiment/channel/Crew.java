package io.tidemark.experiment.channel;

import io.tidemark.functions.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Does many things of one kind, some of them at the same time, and one after the other at a pace if there is one. Work is
 * handed in by one thread; an interrupt of it ends all.
 */
final class Crew {
    /** More at the same time would need more descriptors than a process usually has. */
    static final int MOST = 1_000;

    private final Clock clock;
    private final int size;
    private final Semaphore free;
    private final Set<Thread> busy = ConcurrentHashMap.newKeySet();
    private long startNanos;
    private double perSecond;
    private long handed;

    @FunctionalInterface
    interface Job {
        void run() throws InterruptedException;
    }

    Crew(Clock clock, int size) {
        this.clock = clock;
        this.size = size;
        this.free = new Semaphore(size);
    }

    /** From now on, so many per second; 0 for as soon as there is somebody free. */
    void pace(double rate) {
        perSecond = rate;
        startNanos = clock.nanoTime();
        handed = 0;
    }

    /** Returns when it is the job's time and somebody is free to do it; then it has begun. */
    void work(Job job) throws InterruptedException {
        try {
            awaitTurn();
            free.acquire();
            Thread worker = Thread.ofVirtual().name("crew").unstarted(() -> run(job));
            busy.add(worker);
            worker.start();
        } catch (InterruptedException e) {
            dismiss();
            throw e;
        }
    }

    private void run(Job job) {
        try {
            job.run();
        } catch (InterruptedException _) {
            // Nobody is interested any more.
        } finally {
            busy.remove(Thread.currentThread());
            free.release();
        }
    }

    /** Each has its time from the start on, so that a late one does not delay those after it. */
    private void awaitTurn() throws InterruptedException {
        if (perSecond > 0) {
            long due = startNanos + (long) (handed * (1e9 / perSecond));
            rest(Duration.ofNanos(due - clock.nanoTime()));
        }
        handed++;
    }

    void rest(Duration duration) throws InterruptedException {
        if (duration.isPositive()) {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }
    }

    /** Waits until all of it is done. */
    void finish() throws InterruptedException {
        try {
            free.acquire(size);
            free.release(size);
        } catch (InterruptedException e) {
            dismiss();
            throw e;
        }
    }

    private void dismiss() {
        busy.forEach(Thread::interrupt);
    }
}
