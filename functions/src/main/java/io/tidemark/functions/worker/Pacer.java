package io.tidemark.functions.worker;

import io.tidemark.functions.time.Clock;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Does things at their time, on a thread of its own. Tasks must be short: they hand a request to an event loop, no more.
 *
 * <p>Guarantees: a task never runs before its instant, and tasks run in the order of their instants. {@link #at} may be
 * called from any thread.
 */
final class Pacer implements AutoCloseable {
    private final Clock clock;
    private final Thread thread;
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long sequence;
    private volatile boolean closed;
    private volatile String failure = "";

    Pacer(Clock clock, String name) {
        this.clock = clock;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Runs the task at this instant of the clock's nanoseconds; at once when it has passed. */
    void at(long nanos, Runnable action) {
        boolean first;
        synchronized (tasks) {
            Task head = tasks.peek();
            first = head == null || nanos < head.nanos;
            tasks.add(new Task(nanos, sequence++, action));
        }
        if (first) {
            LockSupport.unpark(thread);
        }
    }

    /** Why nothing more will happen; empty while there is no such reason. */
    String failure() {
        return failure;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            long now = clock.nanoTime();
            Task due = null;
            long wait = Long.MAX_VALUE;
            synchronized (tasks) {
                Task head = tasks.peek();
                if (head != null) {
                    wait = head.nanos - now;
                    if (wait <= 0) {
                        due = tasks.poll();
                    }
                }
            }
            if (due != null) {
                perform(due.action);
            } else {
                LockSupport.parkNanos(this, wait);
            }
        }
    }

    /** Notes whatever goes wrong: without its pacer the worker would wait for ever, and say nothing. */
    @SuppressWarnings("IllegalCatch")
    private void perform(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            failure = "the schedule broke off: " + e;
            throw e;
        }
    }

    private record Task(long nanos, long sequence, Runnable action) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int order = Long.signum(nanos - other.nanos);
            return order != 0 ? order : Long.compare(sequence, other.sequence);
        }
    }
}
