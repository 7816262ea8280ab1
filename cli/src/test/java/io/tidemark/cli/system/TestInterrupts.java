package io.tidemark.cli.system;

import org.jspecify.annotations.Nullable;

/** Interrupts without signals. */
public final class TestInterrupts implements Interrupts {
    private @Nullable Runnable watched;

    @Override
    public synchronized Watch watch(Runnable action) {
        watched = action;
        return this::forget;
    }

    public synchronized boolean isWatched() {
        return watched != null;
    }

    public void interrupt() {
        Runnable action = watched;
        if (action == null) {
            throw new AssertionError("nothing is watched: this would end the process");
        }
        action.run();
    }

    private synchronized void forget() {
        watched = null;
    }
}
