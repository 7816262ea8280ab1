package io.tidemark.core.shape;

import static java.util.Objects.requireNonNull;

/** One part of a plan's load; phases follow each other. A warm-up phase is measured but excluded from the results. */
public record Phase(String name, Shape shape, boolean warmUp) {
    public Phase {
        requireNonNull(name, "name is null");
        requireNonNull(shape, "shape is null");
    }
}
