package io.tidemark.experiment.expression;

/**
 * A word of an expression.
 *
 * @param text as it is compared: an operator, a name
 * @param value of a number or a text; the text of it otherwise
 * @param column where it begins, counted from 1
 */
record Token(Kind kind, String text, Object value, int column) {
    enum Kind {
        NUMBER,
        TEXT,
        NAME,
        SIGN,
        END
    }

    boolean is(String word) {
        return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(word);
    }

    String shown() {
        return kind == Kind.END ? "the end" : text;
    }
}
