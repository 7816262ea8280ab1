package io.tidemark.functions.remote;

import io.tidemark.functions.worker.DeltaSink;
import java.util.ArrayList;
import java.util.List;

/** Deltas that wait to be posted. Taking is by whole parcels; what was taken stays with the taker. Thread-safe. */
final class Outbox implements DeltaSink {
    private List<byte[]> waiting = new ArrayList<>();
    private long bytes;

    @Override
    public synchronized void deliver(byte[] delta) {
        waiting.add(delta);
        bytes += delta.length;
    }

    synchronized List<byte[]> take() {
        List<byte[]> taken = waiting;
        waiting = new ArrayList<>();
        bytes = 0;
        return taken;
    }

    /** As they are, before they are packed. */
    synchronized long bytes() {
        return bytes;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }
}
