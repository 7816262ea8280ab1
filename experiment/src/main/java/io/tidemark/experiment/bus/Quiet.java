package io.tidemark.experiment.bus;

import io.tidemark.experiment.phase.Hold;
import io.tidemark.experiment.phase.Phase;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts what waits to be heard. */
final class Quiet {
    /** In place of the hold of an event that belongs to no phase. */
    static final Hold NOTHING = new Phase(0, 0, Map.of()).hold();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
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
        } finally {
            lock.unlock();
        }
    }

    void await() throws InterruptedException {
        lock.lock();
        try {
            while (waiting > 0) {
                none.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
