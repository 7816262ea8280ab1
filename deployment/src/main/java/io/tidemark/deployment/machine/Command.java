package io.tidemark.deployment.machine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * A script to be carried out on a machine.
 *
 * @param limit after which it is ended
 * @param copy where all that it prints is put besides
 */
public record Command(String machine, String script, Duration limit, Optional<Place> copy) {
    public Command {
        requireNonNull(machine, "machine is null");
        requireNonNull(script, "script is null");
        requireNonNull(copy, "copy is null");
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("limit must be > 0 but is " + limit);
        }
    }

    /** Below this prefix of a bucket. */
    public record Place(String bucket, String prefix) {
        public Place {
            requireNonNull(bucket, "bucket is null");
            requireNonNull(prefix, "prefix is null");
        }
    }
}
