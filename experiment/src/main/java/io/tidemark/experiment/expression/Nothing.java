package io.tidemark.experiment.expression;

/** Stands for Python's {@code None} and JSON's {@code null} while an expression is evaluated. */
enum Nothing {
    NONE;

    @Override
    public String toString() {
        return "None";
    }
}
