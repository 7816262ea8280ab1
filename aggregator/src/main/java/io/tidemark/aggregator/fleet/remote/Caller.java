package io.tidemark.aggregator.fleet.remote;

import io.tidemark.aggregator.cost.FunctionSize;
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
     * @throws IOException when it is refused, perhaps because there are too many at the moment
     */
    void call(Summons summons) throws IOException;

    /**
     * @param concurrency workers that may run at once
     * @param timeoutMillis of one invocation
     * @param descriptors that one worker may open
     * @param function what each worker is given, which is paid for by the second
     */
    record Limits(int concurrency, long timeoutMillis, int descriptors, FunctionSize function) {}
}
