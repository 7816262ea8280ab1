package io.tidemark.functions.planfile;

/** A text is not what was expected, and there is something to try. */
final class HintedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    HintedException(String expected, String hint) {
        super(expected);
        this.hint = hint;
    }

    HintedException(IllegalArgumentException cause, String hint) {
        super(cause.getMessage(), cause);
        this.hint = hint;
    }

    String expected() {
        return String.valueOf(getMessage());
    }

    String hint() {
        return hint;
    }
}
