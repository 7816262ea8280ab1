package io.tidemark.aggregator.fleet.remote;

import io.tidemark.aggregator.cost.Usage;
import io.tidemark.functions.remote.Control;
import io.tidemark.functions.remote.Post;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** What the centre and its workers share: controls, and parcels. Calls may take seconds and may fail. Thread-safe. */
public interface Board {
    /** Returns when all workers can read it. */
    void publish(String runId, Control control) throws IOException;

    /** Whether somebody outside the centre wants the run to end. */
    boolean isHalted(String runId) throws IOException;

    /** Those of the awaited parcels that are there, in any order. Damaged ones are there too. */
    List<Found> fetch(Collection<Awaited> awaited) throws IOException;

    /** What all calls have used so far, and what the workers have used to post the parcels that were found. */
    default Usage used() {
        return Usage.NONE;
    }

    /** Read units that a worker needs to read the control as it is now. */
    default double controlUnits() {
        return 0;
    }

    /** One parcel of one worker. */
    record Awaited(Post post, int number) {}

    /** @param packed as the worker packed it */
    record Found(Awaited awaited, byte[] packed) {}
}
