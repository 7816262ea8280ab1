package io.tidemark.aggregator.fleet.remote;

import io.tidemark.aggregator.fleet.Fleet.WorkerFailure;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The workers of one run and the two threads that keep in touch with them: one renews their leases and asks whether
 * somebody else wants the end, the other fetches what they post.
 */
final class Crew implements AutoCloseable {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long HALT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final String HALTED = "stopped by tidemark stop";

    private final String runId;
    private final Board board;
    private final Muster muster;
    private final ControlDesk desk;
    private final Collector collector;
    private final Absence absence;
    private final Clock clock;
    private final Consumer<String> notes;
    private final List<Thread> threads = new ArrayList<>();

    private volatile Runnable duties = () -> {};
    private volatile boolean caughtUp;
    private volatile boolean closed;
    private volatile String haltReason = "";

    Crew(
            String runId,
            Board board,
            Muster muster,
            ControlDesk desk,
            Collector collector,
            Clock clock,
            Consumer<String> notes) {
        this.runId = runId;
        this.board = board;
        this.muster = muster;
        this.desk = desk;
        this.collector = collector;
        this.absence = new Absence(muster, collector, clock);
        this.clock = clock;
        this.notes = notes;
    }

    String runId() {
        return runId;
    }

    Muster muster() {
        return muster;
    }

    ControlDesk desk() {
        return desk;
    }

    List<WorkerFailure> failures() {
        return absence.failures();
    }

    /** From now on leases are renewed and parcels fetched. */
    void keepInTouch() {
        run("tidemark-lease", this::renew);
        run("tidemark-collector", this::collect);
    }

    /** @param looking what is to be done several times a second from now on */
    void lookAfter(Runnable looking) {
        duties = looking;
    }

    /** Whether all that was there to be fetched at some moment has been fetched. */
    boolean isCaughtUp() {
        return caughtUp;
    }

    /** Who else wants the run to end; empty while nobody does. */
    String haltReason() {
        if (haltReason.isEmpty() && muster.isEveryoneGone()) {
            askForHalt();
        }
        return haltReason;
    }

    /** The workers hear of it by themselves, and may be gone before it is next asked for here. */
    private void askForHalt() {
        try {
            haltReason = board.isHalted(runId) ? HALTED : "";
        } catch (IOException e) {
            notes.accept("It is not known whether somebody stopped the run: " + e.getMessage());
        }
    }

    /** Nobody sends from now on: whoever comes later finds the run over. */
    @Override
    public void close() {
        closed = true;
        desk.end();
        joinAll();
        try {
            desk.renew();
        } catch (DisplacedException e) {
            // Whether it ends is for the other centre to say.
            return;
        } catch (IOException e) {
            // The leases run out by themselves.
            notes.accept("The end of the run could not be told to the workers: " + e.getMessage());
        }
    }

    private void joinAll() {
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
            try {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run(String name, Runnable loop) {
        Thread thread = Thread.ofPlatform().name(name).daemon().unstarted(loop);
        threads.add(thread);
        thread.start();
    }

    private void renew() {
        boolean failing = false;
        long asked = clock.nanoTime();
        while (!closed) {
            try {
                desk.renew();
                if (haltReason.isEmpty() && clock.nanoTime() - asked > HALT_NANOS) {
                    asked = clock.nanoTime();
                    haltReason = board.isHalted(runId) ? HALTED : "";
                }
                failing = false;
            } catch (DisplacedException e) {
                haltReason = DisplacedException.SENTENCE;
                return;
            } catch (IOException e) {
                if (!failing) {
                    failing = true;
                    notes.accept("The workers cannot be told anything, and stop when that lasts: " + e.getMessage());
                }
            }
            LockSupport.parkNanos(this, TICK_NANOS);
        }
    }

    private void collect() {
        while (!closed) {
            caughtUp |= collector.collect();
            duties.run();
            LockSupport.parkNanos(this, TICK_NANOS);
        }
    }
}
