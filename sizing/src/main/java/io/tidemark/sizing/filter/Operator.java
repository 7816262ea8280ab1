package io.tidemark.sizing.filter;

/** How a type's figure stands to a given one. */
enum Operator {
    LESS,
    AT_MOST,
    EQUAL,
    DIFFERENT,
    AT_LEAST,
    MORE;

    static Operator of(String sign) {
        return switch (sign) {
            case "<" -> LESS;
            case "<=" -> AT_MOST;
            case "=", "==" -> EQUAL;
            case "!=" -> DIFFERENT;
            case ">=" -> AT_LEAST;
            case ">" -> MORE;
            default -> throw new IllegalArgumentException("not an operator: " + sign);
        };
    }

    /** @param comparison of what the type has with what was given, as by a comparator */
    boolean holds(int comparison) {
        return switch (this) {
            case LESS -> comparison < 0;
            case AT_MOST -> comparison <= 0;
            case EQUAL -> comparison == 0;
            case DIFFERENT -> comparison != 0;
            case AT_LEAST -> comparison >= 0;
            case MORE -> comparison > 0;
        };
    }

    boolean isEquality() {
        return this == EQUAL || this == DIFFERENT;
    }

    /** For what has no order: only whether they are the same counts. */
    boolean holds(boolean same) {
        return this == EQUAL ? same : this == DIFFERENT && !same;
    }

    /** When the type has no such figure: it is different from all, and neither more nor less. */
    boolean holdsForNone() {
        return this == DIFFERENT;
    }
}
