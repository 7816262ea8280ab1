package io.tidemark.testbed.cloud.stack;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What goes wrong with stacks, on demand. Thread-safe. */
public final class StackFaults {
    /** What is done to a resource. */
    public enum Phase {
        CREATE,
        UPDATE,
        /** An update that is taken back. */
        REVERT,
        DELETE
    }

    private final Map<String, String> failing = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean holding;

    /**
     * From now on this cannot be done to the resource.
     *
     * @param logicalId its name in the template
     */
    public synchronized void fail(String logicalId, Phase phase, String reason) {
        failing.put(logicalId + phase, reason);
    }

    /** From now on everything can be done to it. */
    public synchronized void heal(String logicalId) {
        for (Phase phase : Phase.values()) {
            failing.remove(logicalId + phase);
        }
    }

    /** Stacks stay in progress before their next resource, until {@link #release}. */
    public synchronized void hold() {
        holding = true;
    }

    public synchronized void release() {
        holding = false;
        notifyAll();
    }

    /** Nothing waits from now on. */
    public synchronized void close() {
        closed.countDown();
        notifyAll();
    }

    /** Waits for so long, and then until stacks may go on. */
    void pace(long millis) {
        try {
            if (!closed.await(millis, TimeUnit.MILLISECONDS)) {
                awaitRelease();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void awaitRelease() throws InterruptedException {
        while (holding && closed.getCount() > 0) {
            wait();
        }
    }

    synchronized Optional<String> reason(String logicalId, Phase phase) {
        return Optional.ofNullable(failing.get(logicalId + phase));
    }
}
