package io.tidemark.experiment.phase;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One set of parameters and all that happens because of it. A phase that is closed is over when nothing of it is left to
 * do: no event of it waits to be heard, and nobody holds it. Thread-safe.
 */
public final class Phase {
    private final int run;
    private final int number;
    private final SequencedMap<String, Object> parameters;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Runnable> endings = new ArrayDeque<>();
    private long held;
    private boolean closed;

    /**
     * @param run counted from 0
     * @param number within its run, counted from 1
     * @param parameters all of them, also those that did not change
     */
    public Phase(int run, int number, Map<String, Object> parameters) {
        requireNonNull(parameters, "parameters is null");
        this.run = run;
        this.number = number;
        this.parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    }

    public int run() {
        return run;
    }

    public int number() {
        return number;
    }

    public SequencedMap<String, Object> parameters() {
        return parameters;
    }

    /** Something of this phase goes on until the hold is released. */
    public Hold hold() {
        lock.lock();
        try {
            held++;
        } finally {
            lock.unlock();
        }
        return new Hold(this::release);
    }

    /**
     * No new work will begin in this phase.
     *
     * @param steps are run one by one, each as soon as nothing is held, so that a step may cause more work before the next
     */
    public void close(List<Runnable> steps) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException(this + " has been closed before");
            }
            closed = true;
            endings.addAll(steps);
            held++;
        } finally {
            lock.unlock();
        }
        release();
    }

    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void release() {
        Runnable next = null;
        lock.lock();
        try {
            held--;
            if (held == 0 && closed) {
                next = endings.poll();
                // The step itself holds the phase, so that the next one begins after it.
                held += next == null ? 0 : 1;
            }
        } finally {
            lock.unlock();
        }
        if (next != null) {
            try {
                next.run();
            } finally {
                release();
            }
        }
    }

    @Override
    public String toString() {
        return "phase " + number + " of run " + run;
    }
}
