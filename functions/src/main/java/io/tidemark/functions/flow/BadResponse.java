package io.tidemark.functions.flow;

import io.tidemark.core.window.Outcome;

/** Why a response is not good. Without a stack trace: under overload there are thousands a second. */
final class BadResponse extends Exception {
    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    BadResponse(Outcome outcome, String detail) {
        super(detail, null, false, false);
        this.outcome = outcome;
    }

    /** A check failed or a value was missing. */
    BadResponse(String detail) {
        this(Outcome.FAILED_CHECK, detail);
    }

    Judgement judgement() {
        return new Judgement(outcome, String.valueOf(getMessage()));
    }
}
