package io.tidemark.core.capacity;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a search ended with.
 *
 * @param estimate empty when nothing can be said
 * @param need the probability that the needed load is carried; empty when none was asked about
 * @param sentence why the search ended, for a person
 * @param notes what else a person must know: drift, a service that was never warm, a soak that disagreed
 */
public record Answer(
        Status status, Optional<Estimate> estimate, OptionalDouble need, String sentence, List<String> notes) {
    public Answer {
        requireNonNull(status, "status is null");
        requireNonNull(estimate, "estimate is null");
        requireNonNull(need, "need is null");
        requireNonNull(sentence, "sentence is null");
        notes = List.copyOf(notes);
    }

    public enum Status {
        /** The interval is as narrow as asked, and confirmed where that was wanted. */
        FOUND,
        /** Whether the need is carried is decided. */
        NEED_DECIDED,
        /** Time, requests or money ran out; the interval is what is known until then. */
        OUT_OF_BUDGET,
        /** The highest load allowed was carried: the capacity lies above it. */
        ABOVE_HIGHEST,
        /** Even the lowest load that can be offered had more bad requests than tolerated. */
        BELOW_LOWEST,
        /** The generator could not measure. */
        INVALID,
        /** Ended from outside. */
        INTERRUPTED,
        /** The target answers no more. */
        TARGET_LOST
    }
}
