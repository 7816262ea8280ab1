package io.tidemark.server;

/**
 * Where events go. Thread-safe; nothing here waits. What one call sends stays together.
 *
 * <p>What is queued is bounded: once more than 64 KiB wait for the client, nothing is added. A client that has taken
 * nothing of it for {@link Limits#patience()} is cut off.
 */
public interface Sink {
    /** @return false when the client is slow or gone: nothing of this was queued */
    boolean send(byte[] bytes);

    /** Whether {@link #send} would take something now. */
    boolean isReady();

    /** Ends the stream after what was queued. */
    void close();

    /** To be called once the stream has ended, whoever ended it; at once when it has. */
    void onClose(Runnable listener);
}
