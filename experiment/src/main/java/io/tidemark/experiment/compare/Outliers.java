package io.tidemark.experiment.compare;

import java.util.List;

/**
 * What lies far from the middle of all values: four times the median distance from the median, or more. When half of all
 * values are the same nothing does.
 */
record Outliers(double median, double limit) {
    private static final double DISTANCES = 4;

    static Outliers of(List<Double> values) {
        double middle = median(values);
        double distance =
                median(values.stream().map(value -> Math.abs(value - middle)).toList());
        return new Outliers(middle, distance == 0 ? Double.POSITIVE_INFINITY : DISTANCES * distance);
    }

    boolean has(double value) {
        return Math.abs(value - median) >= limit;
    }

    static double median(List<Double> values) {
        if (values.isEmpty()) {
            return 0;
        }
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
