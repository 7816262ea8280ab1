package io.tidemark.experiment.expression;

/** Something is wrong at a place of an expression; becomes an {@link ExpressionException} where the text is known. */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_SHOWN = 60;

    private final String what;
    private final int column;

    /** The place becomes known on the way. */
    Fault(String what) {
        this(what, 0);
    }

    /** @param column counted from 1 */
    Fault(String what, int column) {
        super(what, null, false, false);
        this.what = what;
        this.column = column;
    }

    Fault at(int place) {
        return column > 0 ? this : new Fault(what, place);
    }

    ExpressionException in(String text) {
        String shown = text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN - 3) + "...";
        return new ExpressionException(what + " (column " + Math.max(1, column) + " of " + shown + ")");
    }
}
