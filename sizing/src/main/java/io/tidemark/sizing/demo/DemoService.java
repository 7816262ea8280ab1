package io.tidemark.sizing.demo;

import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.net.URI;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A service whose capacity is known, on a free port of this machine only. Its servers sleep instead of working, so that
 * it and the generator of its load fit on one small machine.
 */
public final class DemoService implements AutoCloseable {
    private final Behaviour behaviour;
    private final Clock clock;
    private final long seed;
    private final Workshop workshop;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong arrived = new AtomicLong();
    private final Doorman doorman;

    private DemoService(Behaviour behaviour, long seed, Clock clock) throws IOException {
        this.behaviour = behaviour;
        this.seed = seed;
        this.clock = clock;
        this.workshop = behaviour.workshop(clock.nanoTime());
        this.doorman = Doorman.open(this::perform);
    }

    /** @param seed of service times and errors; the n-th request always gets the same ones */
    public static DemoService start(long seed, Clock clock) throws IOException {
        return new DemoService(Behaviour.DEFAULT, seed, clock);
    }

    public URI uri() {
        return doorman.uri();
    }

    /** How it answers, for a person who compares it with the report. */
    public static String behaviour() {
        return Behaviour.DEFAULT.sentence();
    }

    /**
     * The largest constant rate, per second, at which the long-run share of bad answers is within the tolerance. It is
     * computed from the rules of the queue, not measured.
     *
     * @param tolerance within (0.002, 1): the service's own errors take 0.002 at any load
     */
    public static double capacity(double tolerance) {
        return new StatedCapacity(Behaviour.DEFAULT).at(tolerance);
    }

    /** Requests so far. */
    public long arrived() {
        return arrived.get();
    }

    boolean isOpen() {
        return doorman.isOpen();
    }

    @Override
    public void close() throws IOException {
        doorman.close();
    }

    private boolean perform() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(seed + arrived.getAndIncrement());
        long nanos = take(behaviour.drawServiceNanos(random));
        if (nanos == Workshop.REJECTED) {
            return false;
        }
        Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        return !behaviour.drawError(random);
    }

    private long take(long serviceNanos) {
        lock.lock();
        try {
            return workshop.take(clock.nanoTime(), serviceNanos);
        } finally {
            lock.unlock();
        }
    }
}
