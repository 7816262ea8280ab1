package io.tidemark.emulator.app;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Where an application stands after its last accepted event.
 *
 * @param state the name of its state
 * @param pending the command that waits to be fetched; null when none does
 * @param progress the last progress reported of the work in hand; {@link #NO_PROGRESS} when none was
 * @param cycles completed so far
 * @param events accepted so far: of two standings of one application, the one with more is the later one
 */
public record Standing(String state, @Nullable String pending, long progress, long cycles, long events) {
    public static final long NO_PROGRESS = Long.MIN_VALUE;

    public Standing {
        requireNonNull(state, "state is null");
        if (cycles < 0 || events < 0) {
            throw new IllegalArgumentException("cycles and events must be >= 0 but are " + cycles + " and " + events);
        }
    }

    /** Of an application of which nothing was accepted yet. */
    public static Standing initial(String state) {
        return new Standing(state, null, NO_PROGRESS, 0, 0);
    }

    public boolean hasProgress() {
        return progress != NO_PROGRESS;
    }
}
