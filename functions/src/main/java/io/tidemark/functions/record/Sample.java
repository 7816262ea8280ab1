package io.tidemark.functions.record;

import io.tidemark.core.window.Outcome;

/**
 * One request that has ended. Instants are microseconds since the start of the run, durations microseconds; a duration
 * of -1 means that it did not happen.
 *
 * @param intendedMicros when the schedule wanted it to start
 * @param startMicros when it did
 */
public record Sample(
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
    public long latencyMicros() {
        return Math.max(0, endMicros - intendedMicros);
    }

    public long serviceMicros() {
        return Math.max(0, endMicros - startMicros);
    }

    int second() {
        return second(intendedMicros);
    }

    static int second(long micros) {
        return (int) Math.max(0, Math.floorDiv(micros, 1_000_000));
    }
}
