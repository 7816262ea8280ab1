package io.tidemark.aggregator.fleet.remote;

import io.tidemark.functions.remote.Summons;
import java.io.IOException;

/** Has functions invoked. Thread-safe. */
public interface Caller {
    /**
     * What can be had.
     *
     * @throws IOException when there is no such function, or nobody may know
     */
    Limits limits() throws IOException;

    /**
     * Has a worker start; returns when the call is accepted, which does not say that it will be delivered.
     *
     * @throws BusyException when there are too many at the moment
     * @throws IOException when it failed in another way
     */
    void call(Summons summons) throws IOException;

    /**
     * @param concurrency workers that may run at once
     * @param timeoutMillis of one invocation
     * @param descriptors that one worker may open
     * @param memoryMegabytes of one worker
     */
    record Limits(int concurrency, long timeoutMillis, int descriptors, int memoryMegabytes, String architecture) {}

    /** The call was refused because there are too many at the moment: later it may be accepted. */
    final class BusyException extends IOException {
        private static final long serialVersionUID = 1L;

        public BusyException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
