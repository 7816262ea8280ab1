package io.tidemark.experiment.compare;

import io.tidemark.experiment.summary.Outliers;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of one metric, without those that are outliers among all of them.
 *
 * @param points that have values
 * @param outliers how many values were left out
 */
record Kept(List<Point> points, long outliers) {
    /** In median distances from the median of all values. */
    static final double FAR = 4;

    /** @param values that were kept, at least one */
    record Point(DataPoint at, List<Double> values) {}

    static Kept of(List<DataPoint> points, String metric) {
        double[] everywhere = points.stream()
                .flatMap(point -> values(point, metric).stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        Outliers far = Outliers.of(everywhere, FAR);
        List<Point> kept = new ArrayList<>();
        long left = 0;
        for (DataPoint point : points) {
            List<Double> all = values(point, metric);
            List<Double> near = all.stream().filter(value -> !far.has(value)).toList();
            left += all.size() - near.size();
            if (!near.isEmpty()) {
                kept.add(new Point(point, near));
            }
        }
        return new Kept(kept, left);
    }

    private static List<Double> values(DataPoint point, String metric) {
        return point.values().getOrDefault(metric, List.of());
    }
}
