package io.tidemark.server;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What a client may ask of the server.
 *
 * @param requestTime from the first byte of a request to its last: whoever sends slower is cut off
 * @param idleTime a connection on which nothing is going on is closed after
 */
public record Limits(int bodyBytes, int connections, Duration requestTime, Duration idleTime) {
    /** A servo's longest message is 2 MiB. */
    public static final Limits DEFAULT =
            new Limits(4 * 1024 * 1024, 20_000, Duration.ofSeconds(30), Duration.ofMinutes(10));

    /** A body is held in memory, whole. */
    public static final int MAX_BODY_BYTES = 256 * 1024 * 1024;

    public Limits {
        requireNonNull(requestTime, "requestTime is null");
        requireNonNull(idleTime, "idleTime is null");
        if (bodyBytes < 1 || connections < 1) {
            throw new IllegalArgumentException(
                    "bodyBytes and connections must be >= 1 but are " + bodyBytes + " and " + connections);
        }
    }

    public Limits withBodyBytes(int bytes) {
        return new Limits(bytes, connections, requestTime, idleTime);
    }
}
