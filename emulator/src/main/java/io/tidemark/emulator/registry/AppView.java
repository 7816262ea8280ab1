package io.tidemark.emulator.registry;

import static java.util.Objects.requireNonNull;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;

/**
 * An application at one instant.
 *
 * @param refused events since this process began
 */
public record AppView(AppKey key, Standing standing, long refused) {
    public AppView {
        requireNonNull(key, "key is null");
        requireNonNull(standing, "standing is null");
    }
}
