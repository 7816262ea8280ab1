package io.tidemark.swarm.locust;

import static java.util.Objects.requireNonNull;

/**
 * A row of Locust's table of failures.
 *
 * @param firstEpochSecond when the first of them was seen
 * @param lastEpochSecond when there was one more
 */
public record LocustFailure(LocustLabel label, FailureKind kind, long firstEpochSecond, long lastEpochSecond) {
    public LocustFailure {
        requireNonNull(label, "label is null");
        requireNonNull(kind, "kind is null");
    }
}
