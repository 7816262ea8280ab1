package io.tidemark.experiment.indicator;

import static java.util.Objects.requireNonNull;

import io.tidemark.experiment.expression.Expression;
import io.tidemark.experiment.expression.ExpressionException;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.result.Indicator;
import io.tidemark.experiment.result.Point;
import io.tidemark.experiment.result.Summarizer;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Mean, least or greatest of figure / norm over all phases. A phase whose norm is 0, or has no value, counts as 0 for a
 * mean, as with the driver; it cannot be the least or the greatest.
 *
 * @param norm an expression of the phase's parameters and of the definitions
 */
record NormalizedIndicator(
        String name, Normalization kind, String metric, Summarizer summarizer, Expression norm, Scope definitions)
        implements Indicator {
    NormalizedIndicator {
        requireNonNull(name, "name is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(metric, "metric is null");
        requireNonNull(summarizer, "summarizer is null");
        requireNonNull(norm, "norm is null");
        requireNonNull(definitions, "definitions is null");
    }

    @Override
    public double of(List<Point> points) {
        double[] quotients = points.stream()
                .map(this::quotient)
                .filter(quotient -> quotient.isPresent() || kind == Normalization.MEAN)
                .mapToDouble(quotient -> quotient.orElse(0))
                .toArray();
        double number = quotients.length == 0 ? 0 : kind.of(quotients);
        return Double.isFinite(number) ? number : 0;
    }

    private OptionalDouble quotient(Point point) {
        try {
            double quotient = summarizer.of(point.values(metric)).value()
                    / norm.number(Scope.of(point.parameters()).orElse(definitions));
            return Double.isFinite(quotient) ? OptionalDouble.of(quotient) : OptionalDouble.empty();
        } catch (ExpressionException e) {
            return OptionalDouble.empty();
        }
    }
}
