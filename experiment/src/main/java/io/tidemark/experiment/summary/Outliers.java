package io.tidemark.experiment.summary;

import java.util.Arrays;

/** Leaves out values that are far from the median, measured by the median of all distances from it (MAD). */
final class Outliers {
    /** A value stays when its distance is less than so many times the median distance. */
    private static final double FAR = 2;

    private Outliers() {}

    /** @param values in ascending order, at least one; when more than half of them are equal, all stay */
    static double[] reject(double[] values) {
        double median = Statistics.median(values);
        double[] distances = Arrays.stream(values)
                .map(value -> Math.abs(value - median))
                .sorted()
                .toArray();
        double typical = Statistics.median(distances);
        if (typical == 0) {
            return values;
        }
        return Arrays.stream(values)
                .filter(value -> Math.abs(value - median) / typical < FAR)
                .toArray();
    }
}
