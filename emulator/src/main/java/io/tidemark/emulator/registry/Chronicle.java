package io.tidemark.emulator.registry;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import io.tidemark.emulator.machine.Event;
import io.tidemark.emulator.machine.Reaction;

/**
 * Is told of every event, of one application in the order in which they took effect, before its sender is answered. Of
 * several applications at once: it must be thread-safe and fast.
 */
@FunctionalInterface
public interface Chronicle {
    Chronicle NONE = (key, before, event, reaction) -> {};

    /** @param before where the application stood */
    void happened(AppKey key, Standing before, Event event, Reaction reaction);

    /** This one and then another. */
    default Chronicle and(Chronicle next) {
        return (key, before, event, reaction) -> {
            happened(key, before, event, reaction);
            next.happened(key, before, event, reaction);
        };
    }
}
