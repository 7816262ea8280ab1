package io.tidemark.experiment.event;

import static java.util.Objects.requireNonNull;

import io.tidemark.experiment.phase.Phase;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events that led to an event, itself included, and the phase that they belong to. */
public final class Trace {
    /** Of what belongs to no phase. */
    public static final Trace NONE = new Trace(null, new long[0]);

    private final @Nullable Phase phase;
    private final long[] ids;

    private Trace(@Nullable Phase phase, long[] ids) {
        this.phase = phase;
        this.ids = ids;
    }

    /** Where a phase begins: nothing led to it. */
    public static Trace root(Phase phase) {
        return new Trace(requireNonNull(phase, "phase is null"), new long[0]);
    }

    /** @param id greater than those that are there */
    public Trace plus(long id) {
        long[] more = Arrays.copyOf(ids, ids.length + 1);
        more[ids.length] = id;
        return new Trace(phase, more);
    }

    public Optional<Phase> phase() {
        return Optional.ofNullable(phase);
    }

    /** In ascending order. */
    public long[] ids() {
        return ids.clone();
    }

    public boolean has(long id) {
        return Arrays.binarySearch(ids, id) >= 0;
    }

    /** The latest event that led to both; 0 when there is none. */
    public long latestShared(Trace other) {
        for (int i = ids.length - 1; i >= 0; i--) {
            if (other.has(ids[i])) {
                return ids[i];
            }
        }
        return 0;
    }

    public boolean shares(Trace other) {
        return latestShared(other) != 0;
    }

    @Override
    public String toString() {
        return (phase == null ? "no phase" : phase) + " " + Arrays.toString(ids);
    }
}
