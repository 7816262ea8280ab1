package io.tidemark.experiment.auto;

import static java.util.Objects.requireNonNull;

import io.tidemark.experiment.expression.Expression;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.result.Summarizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to become small, or large.
 *
 * @param metric which {@code x} stands for; empty for none
 * @param expression over {@code x}, the metrics, the parameters and the definitions
 */
public record Goal(String metric, Summarizer average, Expression expression, boolean maximize) {
    static final String X = "x";

    public Goal {
        requireNonNull(metric, "metric is null");
        requireNonNull(average, "average is null");
        requireNonNull(expression, "expression is null");
    }

    /**
     * What a phase is worth.
     *
     * @param values by metric
     * @param others the parameters of the phase, and the definitions
     * @throws IllegalArgumentException when it is worth nothing: a metric without values, or an expression without a value
     */
    public double value(Map<String, List<Double>> values, Scope others) {
        Scope metrics = name -> Optional.ofNullable(values.get(name.equals(X) && !metric.isEmpty() ? metric : name))
                .filter(some -> !some.isEmpty())
                .map(some -> average.of(some).value());
        for (String name : expression.names()) {
            String its = name.equals(X) && !metric.isEmpty() ? metric : name;
            if (values.containsKey(its) && metrics.find(name).isEmpty()) {
                throw new IllegalArgumentException("there is no value of the metric " + its);
            }
        }
        double value = expression.number(metrics.orElse(others));
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(expression + " must be a number, but is " + value);
        }
        return value;
    }

    /** As a search takes it, for which less is better. Its own inverse. */
    public double cost(double value) {
        return maximize ? -value : value;
    }

    @Override
    public String toString() {
        boolean plain = expression.toString().equals(X);
        return (maximize ? "maximize " : "minimize ")
                + (plain ? metric : expression)
                + (!plain && expression.names().contains(X) ? " where x is " + metric : "")
                + " (" + average.name() + ")";
    }
}
