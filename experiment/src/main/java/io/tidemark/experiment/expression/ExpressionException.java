package io.tidemark.experiment.expression;

/** A text is no expression, or an expression has no value; the message says why, as in {@code must be ...}. */
public final class ExpressionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public ExpressionException(String message) {
        super(message);
    }
}
