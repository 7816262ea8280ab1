package io.tidemark.experiment.phase;

import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps a phase from ending. Releasing it again does nothing. */
public final class Hold implements AutoCloseable {
    private final AtomicBoolean released = new AtomicBoolean();
    private final Runnable release;

    Hold(Runnable release) {
        this.release = release;
    }

    @Override
    public void close() {
        if (released.compareAndSet(false, true)) {
            release.run();
        }
    }
}
