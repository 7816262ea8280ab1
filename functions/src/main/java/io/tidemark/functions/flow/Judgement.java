package io.tidemark.functions.flow;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.window.Outcome;

/**
 * What a response is worth.
 *
 * @param detail a short reason without secrets, the same for the same kind of failure where possible; empty when good
 */
public record Judgement(Outcome outcome, String detail) {
    public static final Judgement OK = new Judgement(Outcome.OK, "");

    public Judgement {
        requireNonNull(outcome, "outcome is null");
        requireNonNull(detail, "detail is null");
    }
}
