package io.tidemark.emulator.fault;

import static java.util.Objects.requireNonNull;

/**
 * What is to go wrong, and how often.
 *
 * @param atOnce how many requests are worked on at the same time, each for its latency, while the others wait in line; 0
 *     for all of them
 * @param errors share of requests that are answered with the status, and change nothing
 * @param disconnects share of requests whose connection is closed instead, and that change nothing
 * @param cancels share of reports of progress that are answered with a cancellation
 */
public record FaultRule(Latency latency, int atOnce, double errors, int status, double disconnects, double cancels) {
    public static final int DEFAULT_STATUS = 503;
    public static final int MIN_STATUS = 400;
    public static final int MAX_STATUS = 599;
    public static final int MAX_AT_ONCE = 1_000_000;
    public static final FaultRule NONE = new FaultRule(Latency.NONE, 0, 0, DEFAULT_STATUS, 0, 0);

    public FaultRule {
        requireNonNull(latency, "latency is null");
        if (atOnce < 0 || atOnce > MAX_AT_ONCE) {
            throw new IllegalArgumentException("atOnce must be within [0, " + MAX_AT_ONCE + "] but is " + atOnce);
        }
        if (status < MIN_STATUS || status > MAX_STATUS) {
            throw new IllegalArgumentException(
                    "status must be within [" + MIN_STATUS + ", " + MAX_STATUS + "] but is " + status);
        }
        requireShare(errors, "errors");
        requireShare(disconnects, "disconnects");
        requireShare(cancels, "cancels");
        if (errors + disconnects > 1) {
            throw new IllegalArgumentException(
                    "errors and disconnects must be at most 1 together but are " + errors + " and " + disconnects);
        }
    }

    private static void requireShare(double share, String name) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " must be within [0, 1] but is " + share);
        }
    }
}
