package io.tidemark.functions.aws.lambda;

import java.nio.charset.StandardCharsets;

/**
 * How the delivery of an event ended.
 *
 * @param answer what the function answered, or Lambda in its place, in JSON
 */
public record Outcome(Kind kind, String answer) {
    public enum Kind {
        ANSWERED,
        /** The handler threw. */
        FAILED,
        /** The environment was killed at the deadline. */
        TIMED_OUT,
        /** The environment ended by itself, or by somebody's hand. */
        DIED,
        /** There were as many events at work as may be. */
        THROTTLED,
        /** Accepted and never delivered. */
        VANISHED
    }

    static Outcome answered(byte[] body) {
        return new Outcome(Kind.ANSWERED, new String(body, StandardCharsets.UTF_8));
    }

    static Outcome failed(byte[] body) {
        return new Outcome(Kind.FAILED, new String(body, StandardCharsets.UTF_8));
    }

    static Outcome timedOut(Invocation invocation, long seconds) {
        return error(Kind.TIMED_OUT, "Sandbox.Timedout", invocation, "Task timed out after " + seconds + ".00 seconds");
    }

    static Outcome died(Invocation invocation, int status) {
        return error(Kind.DIED, "Runtime.ExitError", invocation, "Runtime exited with status " + status);
    }

    private static Outcome error(Kind kind, String type, Invocation invocation, String message) {
        return new Outcome(kind, """
                {"errorType":"%s","errorMessage":"RequestId: %s Error: %s"}\
                """.formatted(type, invocation.requestId(), message));
    }
}
