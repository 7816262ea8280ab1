package io.tidemark.experiment.expression;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A computation with names, such as {@code 0.8 * instances + len(fields['apps'])}: Python's arithmetic, comparisons and
 * choices, and some of its functions. It reaches nothing but the values in its scope. Immutable, thread-safe; parsed once,
 * evaluated often.
 *
 * <pre>{@code
 * Expression expression = Expression.parse("apps * 2 if apps < 10 else apps");
 * Object value = expression.evaluate(Scope.of(Map.of("apps", 4L))); // 8L
 * }</pre>
 */
public final class Expression {
    private final String text;
    private final Node root;
    private final Set<String> mentioned;

    private Expression(String text, Node root, Set<String> mentioned) {
        this.text = text;
        this.root = root;
        this.mentioned = Collections.unmodifiableSet(mentioned);
    }

    /** @throws ExpressionException when it is none */
    public static Expression parse(String text) {
        Parser parser = new Parser(text);
        Node root = parser.parse();
        return new Expression(text, root, parser.names());
    }

    /** @throws ExpressionException when there is no value, such as for an unknown name */
    public Object evaluate(Scope scope) {
        Object value = value(scope);
        if (value == Nothing.NONE) {
            throw new ExpressionException(this + " is None, which is no value");
        }
        return value;
    }

    /** @throws ExpressionException also when the value is not a number; texts that are numbers will do */
    public double number(Scope scope) {
        Object value = value(scope);
        return Numbers.find(value)
                .orElseThrow(
                        () -> new ExpressionException(this + " must be a number, but is " + Rendering.quoted(value)))
                .doubleValue();
    }

    /** Whether Python would take the value for true: not zero, not empty. */
    public boolean test(Scope scope) {
        return Values.isTrue(value(scope));
    }

    private Object value(Scope scope) {
        try {
            return root.value(scope);
        } catch (Fault fault) {
            throw fault.in(text);
        }
    }

    /** The names that must be known. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(mentioned);
        names.removeAll(Functions.CONSTANTS.keySet());
        return Collections.unmodifiableSet(names);
    }

    /** All names, also those that stand for something if nobody knows them, such as {@code pi}. */
    public Set<String> mentioned() {
        return mentioned;
    }

    @Override
    public String toString() {
        return text;
    }
}
