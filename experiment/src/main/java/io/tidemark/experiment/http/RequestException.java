package io.tidemark.experiment.http;

import java.io.IOException;

/** There was no whole response; the message says which request and why, for a person. */
public final class RequestException extends IOException {
    private static final long serialVersionUID = 1L;

    public RequestException(String message) {
        super(message);
    }

    RequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
