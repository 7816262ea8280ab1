package io.tidemark.server;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What a client may ask of the server.
 *
 * @param connections of all clients together
 * @param perAddress connections from one address
 * @param requestTime from the first byte of a request to its last: whoever sends slower is cut off
 * @param idleTime a connection on which nothing is going on is closed after
 * @param patience with a client that takes nothing of a file or a stream of events
 */
public record Limits(
        int bodyBytes, int connections, int perAddress, Duration requestTime, Duration idleTime, Duration patience) {
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    /** A servo's longest message is 2 MiB. */
    public static final Limits DEFAULT =
            new Limits(4 * 1024 * 1024, 20_000, Duration.ofSeconds(30), Duration.ofMinutes(10));

    /** A body is held in memory, whole. */
    public static final int MAX_BODY_BYTES = 256 * 1024 * 1024;

    public Limits {
        requireNonNull(requestTime, "requestTime is null");
        requireNonNull(idleTime, "idleTime is null");
        requireNonNull(patience, "patience is null");
        if (bodyBytes < 1 || connections < 1 || perAddress < 1) {
            throw new IllegalArgumentException("bodyBytes, connections and perAddress must be >= 1 but are " + bodyBytes
                    + ", " + connections + " and " + perAddress);
        }
    }

    /** All connections may come from one address. */
    public Limits(int bodyBytes, int connections, Duration requestTime, Duration idleTime) {
        this(bodyBytes, connections, connections, requestTime, idleTime, PATIENCE);
    }

    public Limits withBodyBytes(int bytes) {
        return new Limits(bytes, connections, perAddress, requestTime, idleTime, patience);
    }
}
