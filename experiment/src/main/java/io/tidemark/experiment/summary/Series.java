package io.tidemark.experiment.summary;

import java.util.List;

/** What summarizers make figures of. */
final class Series {
    private Series() {}

    /** In ascending order. What is no number cannot be part of a figure. */
    static double[] sorted(List<Double> values, boolean rejectOutliers) {
        double[] sorted = values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return rejectOutliers && sorted.length > 0 ? Outliers.reject(sorted) : sorted;
    }

    /** The nearest number there is, for JSON knows no others. */
    static double finite(double value) {
        return Double.isNaN(value) ? 0 : Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
    }
}
