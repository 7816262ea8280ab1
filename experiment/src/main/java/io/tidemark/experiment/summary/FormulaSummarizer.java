package io.tidemark.experiment.summary;

import static java.util.Objects.requireNonNull;

import io.tidemark.experiment.expression.Expression;
import io.tidemark.experiment.expression.ExpressionException;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.result.Figure;
import io.tidemark.experiment.result.Summarizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What an expression makes of {@code values}, a list in ascending order, and {@code n}, how many there are. */
public record FormulaSummarizer(String name, Expression formula, boolean rejectOutliers) implements Summarizer {
    public FormulaSummarizer {
        requireNonNull(name, "name is null");
        requireNonNull(formula, "formula is null");
    }

    /** 0 where the formula has no value, such as for the greatest of none. */
    @Override
    public Figure of(List<Double> values) {
        List<Double> series =
                Arrays.stream(Series.sorted(values, rejectOutliers)).boxed().toList();
        try {
            Scope scope = Scope.of(Map.of("values", series, "n", (long) series.size()));
            return Figure.of(Series.finite(formula.number(scope)));
        } catch (ExpressionException e) {
            return Figure.of(0);
        }
    }
}
