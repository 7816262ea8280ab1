package io.tidemark.experiment.bus;

import io.tidemark.experiment.phase.Hold;
import io.tidemark.experiment.phase.Phase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts what waits to be heard. */
final class Quiet {
    /** More than anybody needs to wait for, and still no burden for the memory. */
    static final long CROWD = 100_000;

    /** In place of the hold of an event that belongs to no phase. */
    static final Hold NOTHING = new Phase(0, 0, Map.of()).hold();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private final Condition room = lock.newCondition();
    private long waiting;

    void enter() {
        lock.lock();
        try {
            waiting++;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            waiting--;
            if (waiting == 0) {
                none.signalAll();
            }
            if (waiting < CROWD) {
                room.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** False when there was always something, for that long. */
    boolean await(Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        lock.lock();
        try {
            while (waiting > 0 && left > 0) {
                left = none.awaitNanos(left);
            }
            return waiting == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Waits while there is a crowd. An interrupt does not end it, but is kept. */
    void awaitRoom() {
        lock.lock();
        try {
            while (waiting >= CROWD) {
                room.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
