package io.tidemark.experiment.summary;

import static java.util.Objects.requireNonNull;

import io.tidemark.experiment.result.Figure;
import io.tidemark.experiment.result.Summarizer;
import java.util.List;

/**
 * The value that so many percent of all are below, between two of them in proportion, as numpy does.
 *
 * @param percentile from 0 to 100
 */
public record PercentileSummarizer(String name, double percentile, boolean rejectOutliers) implements Summarizer {
    public PercentileSummarizer {
        requireNonNull(name, "name is null");
        if (!(percentile >= 0 && percentile <= 100)) {
            throw new IllegalArgumentException("percentile must be from 0 to 100 but is " + percentile);
        }
    }

    @Override
    public Figure of(List<Double> values) {
        double[] series = Series.sorted(values, rejectOutliers);
        return Figure.of(series.length == 0 ? 0 : Series.finite(Statistics.percentile(series, percentile)));
    }
}
