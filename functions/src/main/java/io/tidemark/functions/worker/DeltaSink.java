package io.tidemark.functions.worker;

/** Where a worker's encoded deltas go. */
@FunctionalInterface
public interface DeltaSink {
    /** Returns when the delta is safe, or throws: it is then offered again. */
    void deliver(byte[] delta) throws Exception;
}
