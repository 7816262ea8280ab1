package io.tidemark.deployment.stack;

import java.time.Duration;

/** Waits. Whoever is behind it may end the wait, and with it what waited. */
@FunctionalInterface
public interface Pause {
    /** @throws InterruptedException when nobody wants to wait any longer */
    void pause(Duration time) throws InterruptedException;
}
