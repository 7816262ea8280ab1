package io.tidemark.emulator.registry;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;

/** One application. Its monitor guards where it stands: events of one application take turns. */
final class App {
    private final AppKey key;
    private Standing standing;
    private long refused;

    App(AppKey key, Standing standing) {
        this.key = key;
        this.standing = standing;
    }

    /** Called with the monitor held, as the next two are. */
    Standing standing() {
        return standing;
    }

    void advance(Standing next) {
        standing = next;
    }

    void refuse() {
        refused++;
    }

    synchronized AppView view() {
        return new AppView(key, standing, refused);
    }
}
