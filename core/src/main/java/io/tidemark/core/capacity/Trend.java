package io.tidemark.core.capacity;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Whether values rise or fall with time: Mann and Kendall's test, and Theil and Sen's slope. Both look at ranks and medians,
 * so that one stall does not make a trend.
 *
 * @param slope per unit of time
 * @param significance probability of a trend at least as clear by chance
 */
record Trend(double slope, double significance) {
    record Point(double time, double value) {}

    static final int LEAST_POINTS = 4;

    /** Needs at least {@value #LEAST_POINTS} points at different times. */
    static Trend of(List<Point> points) {
        int n = points.size();
        double[] slopes = new double[n * (n - 1) / 2];
        int pairs = 0;
        int score = 0;
        int ties = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double rise = points.get(j).value() - points.get(i).value();
                slopes[pairs++] = rise / (points.get(j).time() - points.get(i).time());
                score += (int) Math.signum(rise);
                ties += rise == 0 ? 1 : 0;
            }
        }
        double variance = n * (n - 1.0) * (2 * n + 5) / 18 * (1 - (double) ties / pairs);
        return new Trend(median(slopes), significance(score, variance));
    }

    private static double significance(int score, double variance) {
        if (score == 0 || variance <= 0) {
            return 1;
        }
        // Corrected for continuity.
        double z = (Math.abs(score) - 1) / Math.sqrt(variance);
        return 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-z);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
