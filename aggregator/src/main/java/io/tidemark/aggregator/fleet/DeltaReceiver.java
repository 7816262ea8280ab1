package io.tidemark.aggregator.fleet;

/** Where encoded deltas arrive; called from several threads. */
@FunctionalInterface
public interface DeltaReceiver {
    void receive(byte[] delta);
}
