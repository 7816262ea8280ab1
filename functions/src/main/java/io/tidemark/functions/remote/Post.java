package io.tidemark.functions.remote;

import static java.util.Objects.requireNonNull;

/**
 * The place of one worker: which share of which run it serves, and as the how manyeth.
 *
 * @param segment index of the segment
 * @param shift 0 for the first worker of the segment, 1 for the one that takes over from it, and so on
 */
public record Post(String runId, int segment, int shift) {
    public Post {
        requireNonNull(runId, "runId is null");
        if (segment < 0 || shift < 0) {
            throw new IllegalArgumentException("segment and shift must be >= 0 but are " + segment + " and " + shift);
        }
    }

    /** Of the next worker of the same segment. */
    public Post next() {
        return new Post(runId, segment, shift + 1);
    }
}
