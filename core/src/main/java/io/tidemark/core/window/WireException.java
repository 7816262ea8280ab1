package io.tidemark.core.window;

/** Bytes that are not a delta we understand; the message says what was found and what was expected. */
public final class WireException extends Exception {
    private static final long serialVersionUID = 1L;

    public WireException(String message) {
        super(message);
    }

    public WireException(String message, Throwable cause) {
        super(message, cause);
    }
}
