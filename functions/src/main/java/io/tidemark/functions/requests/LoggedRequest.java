package io.tidemark.functions.requests;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.window.Outcome;

/**
 * One request as it was logged; the fields are those of {@link RequestLog.Lane#add}.
 *
 * @param connectMicros {@link RequestLog#NONE} when the connection was not new
 * @param tlsMicros likewise
 * @param firstByteMicros {@link RequestLog#NONE} when nothing was answered
 */
public record LoggedRequest(
        int name,
        boolean warmUp,
        long intendedMicros,
        long startMicros,
        long endMicros,
        Outcome outcome,
        int status,
        long connectMicros,
        long tlsMicros,
        long firstByteMicros,
        long bytesIn,
        long bytesOut) {
    public LoggedRequest {
        requireNonNull(outcome, "outcome is null");
    }

    /** From the intended start to the end. */
    public long latencyMicros() {
        return endMicros - intendedMicros;
    }

    /** From the actual start to the end. */
    public long serviceMicros() {
        return endMicros - startMicros;
    }
}
