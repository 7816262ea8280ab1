package io.tidemark.aggregator.run;

import static java.util.Objects.requireNonNull;

/**
 * Something that was changed while a run went on.
 *
 * @param atMillis since the start of the run, when it took effect
 * @param epochMillis when it was ordered
 * @param who a person's name, or {@code tidemark}
 * @param what in a sentence
 */
public record Change(Kind kind, long atMillis, long epochMillis, String who, String what) {
    /** Whoever changes something that nobody ordered. */
    public static final String ITSELF = "tidemark";

    public Change {
        requireNonNull(kind, "kind is null");
        requireNonNull(who, "who is null");
        requireNonNull(what, "what is null");
    }

    /** What was changed. */
    public enum Kind {
        START,
        LEVEL,
        PHASE,
        PLAN,
        /** Statistics count from then on. */
        RESET,
        /** A worker came, went, or has another share. */
        WORKER,
        STOP
    }
}
