package io.tidemark.experiment.summary;

import static java.util.Objects.requireNonNull;

import io.tidemark.experiment.result.Figure;
import io.tidemark.experiment.result.Summarizer;
import java.util.List;

/** One of the {@link SummaryKind}s. */
public record BuiltInSummarizer(String name, SummaryKind kind, boolean rejectOutliers) implements Summarizer {
    public BuiltInSummarizer {
        requireNonNull(name, "name is null");
        requireNonNull(kind, "kind is null");
    }

    @Override
    public Figure of(List<Double> values) {
        double[] series = Series.sorted(values, rejectOutliers);
        double figure = series.length == 0 ? 0 : Series.finite(kind.of(series));
        return kind == SummaryKind.MEAN_ERR ? Figure.of(figure, error(series)) : Figure.of(figure);
    }

    private static double error(double[] series) {
        if (series.length < 2) {
            return 0;
        }
        double deviation = Statistics.deviation(series);
        return deviation == 0
                ? 0
                : Series.finite(StudentT.twoSided95(series.length - 1) * deviation / Math.sqrt(series.length));
    }
}
