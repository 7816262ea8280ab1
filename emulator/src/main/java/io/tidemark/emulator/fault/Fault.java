package io.tidemark.emulator.fault;

import static java.util.Objects.requireNonNull;

/**
 * What happens to one request.
 *
 * @param status of the error; only with {@link Kind#ERROR}
 * @param cancel true when the client is to give up its work, if it is at work
 */
public record Fault(Kind kind, int status, boolean cancel, long delayNanos) {
    public static final Fault NONE = new Fault(Kind.NONE, 0, false, 0);

    public Fault {
        requireNonNull(kind, "kind is null");
    }

    public enum Kind {
        NONE,
        ERROR,
        DISCONNECT
    }
}
