package io.tidemark.functions.record;

import io.tidemark.core.window.Outcome;

/** Requests that have ended: everything a test does not mention is at its plainest. */
final class Samples {
    private Samples() {}

    /** Answered well, 5 ms after it was sent in time. */
    static Sample ok(int name, long intendedMicros) {
        return ended(name, intendedMicros, Outcome.OK, 200);
    }

    static Sample ended(int name, long intendedMicros, Outcome outcome, int status) {
        return taking(name, intendedMicros, 0, 5_000, outcome, status);
    }

    static Sample taking(
            int name, long intendedMicros, long lagMicros, long serviceMicros, Outcome outcome, int status) {
        long start = intendedMicros + lagMicros;
        return new Sample(
                name, false, intendedMicros, start, start + serviceMicros, outcome, status, -1, -1, 3_000, 500, 100);
    }
}
