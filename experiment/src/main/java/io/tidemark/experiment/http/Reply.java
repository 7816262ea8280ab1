package io.tidemark.experiment.http;

import java.io.InputStream;

/**
 * A response whose body is read while it arrives.
 *
 * @param head without a body
 * @param body has no timeout; whoever waits in it gets an exception when the reply is closed
 */
public record Reply(Answer head, InputStream body, Runnable closing) implements AutoCloseable {
    /** Also from another thread, and more than once. */
    @Override
    public void close() {
        closing.run();
    }
}
