package io.tidemark.emulator.backend;

import static java.util.Objects.requireNonNull;

/**
 * A request whose answer is an object with an entry for each application that there should be.
 *
 * @param entry the value of each, its name being the key
 */
public record Listing(PathPattern path, Template entry) {
    public Listing {
        requireNonNull(path, "path is null");
        requireNonNull(entry, "entry is null");
    }
}
