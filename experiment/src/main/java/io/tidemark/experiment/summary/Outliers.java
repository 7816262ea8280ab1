package io.tidemark.experiment.summary;

import java.util.Arrays;

/**
 * Which values are far from the middle: those whose distance from the median is so many times the median of all distances
 * (MAD), or more. When more than half of all values are equal none is.
 */
public record Outliers(double median, double limit) {
    /** As summarizers leave them out. */
    private static final double FAR = 2;

    /** @param distances how many median distances are too far */
    public static Outliers of(double[] values, double distances) {
        if (values.length == 0) {
            return new Outliers(0, Double.POSITIVE_INFINITY);
        }
        double median = Statistics.median(Arrays.stream(values).sorted().toArray());
        double typical = Statistics.median(Arrays.stream(values)
                .map(value -> Math.abs(value - median))
                .sorted()
                .toArray());
        return new Outliers(median, typical == 0 ? Double.POSITIVE_INFINITY : distances * typical);
    }

    public boolean has(double value) {
        return Math.abs(value - median) >= limit;
    }

    /** Those that stay, in their order. */
    static double[] reject(double[] values) {
        Outliers far = of(values, FAR);
        return Arrays.stream(values).filter(value -> !far.has(value)).toArray();
    }
}
