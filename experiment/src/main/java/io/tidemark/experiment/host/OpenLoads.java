package io.tidemark.experiment.host;

import io.tidemark.experiment.event.Event;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The loads under way. A host must outlive those that it serves: what they send to one that is gone would count as failures
 * of its own. Thread-safe.
 */
final class OpenLoads {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private final Set<Long> open = new HashSet<>();

    void started(Event event) {
        lock.lock();
        try {
            open.add(event.id());
        } finally {
            lock.unlock();
        }
    }

    void ended(Event event) {
        lock.lock();
        try {
            open.removeIf(event.trace()::has);
            if (open.isEmpty()) {
                none.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all have ended, but no longer than this. */
    void await(Duration most) throws InterruptedException {
        lock.lock();
        try {
            long left = most.toNanos();
            while (!open.isEmpty() && left > 0) {
                left = none.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
