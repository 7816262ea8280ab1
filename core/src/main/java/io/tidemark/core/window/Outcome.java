package io.tidemark.core.window;

import java.util.Arrays;
import java.util.List;

/**
 * How a request ended: well, or why not. The code is part of the wire format: never reuse one, append new ones.
 */
public enum Outcome {
    OK(0, "ok", "answered as expected"),
    TOO_SLOW(1, "too slow", "answered as expected, but later than the latency objective"),
    FAILED_CHECK(2, "failed check", "answered, but a check failed or a value was missing"),
    STATUS_3XX(3, "3xx", "answered with a redirect that is not followed"),
    STATUS_4XX(4, "4xx", "answered with a client error"),
    STATUS_5XX(5, "5xx", "answered with a server error"),
    TIMEOUT(6, "timeout", "not answered in time, or not connected in time"),
    REFUSED(7, "refused", "the connection was refused or the address is unreachable"),
    RESET(8, "reset", "the connection broke before the response was complete"),
    TLS(9, "tls", "the TLS handshake failed"),
    DNS(10, "dns", "the host name could not be resolved"),
    PROTOCOL(11, "protocol", "the response was not HTTP"),
    UNFINISHED(12, "unfinished", "the run was stopped before the response arrived; neither good nor bad"),
    OTHER(13, "other", "anything else");

    private static final List<Outcome> BY_CODE = List.copyOf(Arrays.asList(values()));

    private final int code;
    private final String label;
    private final String meaning;

    Outcome(int code, String label, String meaning) {
        this.code = code;
        this.label = label;
        this.meaning = meaning;
    }

    /** Number of outcomes; codes are 0 .. COUNT-1. */
    public static int count() {
        return BY_CODE.size();
    }

    public static Outcome ofCode(int code) {
        if (code < 0 || code >= BY_CODE.size()) {
            throw new IllegalArgumentException(
                    "outcome code must be within [0, " + BY_CODE.size() + ") but is " + code);
        }
        return BY_CODE.get(code);
    }

    public int code() {
        return code;
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

    public boolean isGood() {
        return this == OK;
    }

    /** Counted against the tolerance. An unfinished request was cut off by us, so it says nothing about the service. */
    public boolean isBad() {
        return this != OK && this != UNFINISHED;
    }

    /** True when a whole response arrived, whatever it said. */
    public boolean isAnswered() {
        return switch (this) {
            case OK, TOO_SLOW, FAILED_CHECK, STATUS_3XX, STATUS_4XX, STATUS_5XX -> true;
            case TIMEOUT, REFUSED, RESET, TLS, DNS, PROTOCOL, UNFINISHED, OTHER -> false;
        };
    }
}
