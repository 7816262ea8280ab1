package io.tidemark.experiment.expression;

import java.util.Set;

/** A computation with names, such as {@code 0.8 * instances + len(fields['apps'])}. Immutable. */
public final class Expression {
    private final String text;

    private Expression(String text) {
        this.text = text;
    }

    /** @throws ExpressionException when it is none */
    public static Expression parse(String text) {
        return new Expression(text);
    }

    /** @throws ExpressionException when there is no value, such as for an unknown name */
    public Object evaluate(Scope scope) {
        return scope.find(text).orElseThrow(() -> new ExpressionException(text + " is not known"));
    }

    /** @throws ExpressionException also when the value is not a number */
    public double number(Scope scope) {
        if (evaluate(scope) instanceof Number number) {
            return number.doubleValue();
        }
        throw new ExpressionException(text + " must be a number");
    }

    /** The names that must be known. */
    public Set<String> names() {
        return Set.of();
    }

    @Override
    public String toString() {
        return text;
    }
}
