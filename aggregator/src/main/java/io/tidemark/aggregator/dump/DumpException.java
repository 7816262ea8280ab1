package io.tidemark.aggregator.dump;

import java.io.IOException;

/** A dump that cannot be used; the message names the file and says what is wrong with it. */
public final class DumpException extends IOException {
    private static final long serialVersionUID = 1L;

    public DumpException(String message) {
        super(message);
    }

    public DumpException(String message, Throwable cause) {
        super(message, cause);
    }
}
