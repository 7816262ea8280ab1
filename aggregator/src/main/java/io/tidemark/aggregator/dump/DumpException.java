package io.tidemark.aggregator.dump;

import java.io.IOException;

/** A dump that cannot be used; the message names the file and says what is wrong with it. */
public final class DumpException extends IOException {
    private static final long serialVersionUID = 1L;

    DumpException(String message) {
        super(message);
    }

    DumpException(String message, Throwable cause) {
        super(message, cause);
    }
}
