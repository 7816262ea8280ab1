package io.tidemark.experiment.summary;

import java.util.Arrays;

/** Figures of a series in ascending order that has at least one value. */
final class Statistics {
    private Statistics() {}

    /** With what rounding lost on the way, so that the order of the values does not matter. */
    static double sum(double[] values) {
        double sum = 0;
        double lost = 0;
        for (double value : values) {
            double next = sum + value;
            lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }
        double all = sum + lost;
        return Double.isFinite(all) ? all : Arrays.stream(values).sum();
    }

    static double mean(double[] values) {
        double mean = sum(values) / values.length;
        if (Double.isFinite(mean)) {
            return mean;
        }
        double[] parts = new double[values.length];
        Arrays.setAll(parts, i -> values[i] / values.length);
        return sum(parts);
    }

    /** Of the whole population: divided by n. */
    static double variance(double[] values) {
        double mean = mean(values);
        double[] squares = new double[values.length];
        Arrays.setAll(squares, i -> (values[i] - mean) * (values[i] - mean));
        return sum(squares) / values.length;
    }

    static double deviation(double[] values) {
        return Math.sqrt(variance(values));
    }

    /** Between two values in proportion to their distance, as numpy does. */
    static double percentile(double[] values, double percent) {
        double place = (values.length - 1) * percent / 100;
        int below = (int) Math.floor(place);
        if (below + 1 >= values.length) {
            return values[values.length - 1];
        }
        double share = place - below;
        return share == 0 ? values[below] : values[below] * (1 - share) + values[below + 1] * share;
    }

    static double median(double[] values) {
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : values[middle - 1] / 2 + values[middle] / 2;
    }

    /** The least of those that are there most often. */
    static double mode(double[] values) {
        double mode = values[0];
        int most = 0;
        int from = 0;
        for (int i = 1; i <= values.length; i++) {
            if (i == values.length || values[i] != values[from]) {
                if (i - from > most) {
                    most = i - from;
                    mode = values[from];
                }
                from = i;
            }
        }
        return mode;
    }
}
