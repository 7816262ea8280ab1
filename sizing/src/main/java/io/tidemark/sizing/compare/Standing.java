package io.tidemark.sizing.compare;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.capacity.Estimate;
import io.tidemark.sizing.price.MachineType;
import java.util.Optional;

/**
 * How far a type has come in the race.
 *
 * @param capacity good requests per second; empty as long as nothing is known
 * @param windows measured so far
 */
public record Standing(MachineType type, Optional<Estimate> capacity, int windows, State state) {
    public Standing {
        requireNonNull(type, "type is null");
        requireNonNull(capacity, "capacity is null");
        requireNonNull(state, "state is null");
        if (windows < 0) {
            throw new IllegalArgumentException("windows must be >= 0 but is " + windows);
        }
    }

    public enum State {
        /** It has not begun: it is in line for a machine. */
        WAITING,
        /** Its search goes on when it gets a turn. */
        RUNNING,
        /** Its search has ended with an answer. */
        FINISHED,
        /** It could not be started or measured. */
        FAILED,
        /** It lost; it gets no more turns, and what it showed still counts. */
        DROPPED
    }
}
