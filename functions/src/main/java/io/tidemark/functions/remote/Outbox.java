package io.tidemark.functions.remote;

import io.tidemark.functions.worker.DeltaSink;
import java.util.ArrayList;
import java.util.List;

/** Deltas that wait to be posted. Thread-safe. */
final class Outbox implements DeltaSink {
    private List<byte[]> waiting = new ArrayList<>();

    @Override
    public synchronized void deliver(byte[] delta) {
        waiting.add(delta);
    }

    /** All of them; they are the taker's from then on. */
    synchronized List<byte[]> take() {
        List<byte[]> taken = waiting;
        waiting = new ArrayList<>();
        return taken;
    }
}
