package io.tidemark.functions.yaml;

/** A text is not what was expected, and there is something to try. */
public final class HintedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    public HintedException(String expected, String hint) {
        super(expected);
        this.hint = hint;
    }

    public HintedException(IllegalArgumentException cause, String hint) {
        super(cause.getMessage(), cause);
        this.hint = hint;
    }

    public String expected() {
        return String.valueOf(getMessage());
    }

    public String hint() {
        return hint;
    }
}
