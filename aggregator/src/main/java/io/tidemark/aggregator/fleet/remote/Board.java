package io.tidemark.aggregator.fleet.remote;

import io.tidemark.aggregator.cost.Usage;
import io.tidemark.functions.remote.Control;
import io.tidemark.functions.remote.Post;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the centre and its workers share: controls, and parcels. Calls may take seconds and may fail. Thread-safe. */
public interface Board {
    /** Leaves what another centre needs to take the run up. */
    void register(String runId, RunCard card) throws IOException;

    Optional<RunCard> card(String runId) throws IOException;

    /**
     * Returns when all workers can read it.
     *
     * @throws DisplacedException when another centre has taken the run up
     */
    void publish(String runId, Control control) throws IOException;

    /** Publishes, and from then on nobody but who holds this board can. */
    void takeUp(String runId, Control control) throws IOException;

    /** What was published last; empty when the run is not known. */
    Optional<Control> control(String runId) throws IOException;

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
