package io.tidemark.sizing.filter;

/**
 * A word or a sign of a selection.
 *
 * @param at of its first character in the text, from 0
 */
record Token(Kind kind, String text, int at) {
    enum Kind {
        WORD,
        COMPARISON,
        AND,
        OR,
        NOT,
        OPEN,
        CLOSE,
        COMMA,
        END
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Whether a condition ends before it: where reading goes on after a mistake. */
    boolean isBorder() {
        return switch (kind) {
            case AND, OR, CLOSE, COMMA, END -> true;
            case WORD, COMPARISON, NOT, OPEN -> false;
        };
    }
}
