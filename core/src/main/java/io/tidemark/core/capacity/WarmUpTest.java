package io.tidemark.core.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Whether a service is as fast as it gets: throughput and latency have no slope any more. Looks at the later half of the
 * chunks, at least {@value Trend#LEAST_POINTS}. A slope counts when it is both clear (chance would make it one time in ten)
 * and large: 5 % of throughput or 10 % of latency from the first to the last chunk looked at.
 */
public final class WarmUpTest {
    private static final double SIGNIFICANT = 0.1;
    private static final double THROUGHPUT_CHANGE = 0.05;
    private static final double LATENCY_CHANGE = 0.1;

    private WarmUpTest() {}

    /** False as long as there are too few chunks to tell. */
    public static boolean isFlat(List<Observation> chunks) {
        if (chunks.size() < Trend.LEAST_POINTS) {
            return false;
        }
        int looked = Math.max(Trend.LEAST_POINTS, (chunks.size() + 1) / 2);
        List<Observation> last = chunks.subList(chunks.size() - looked, chunks.size());
        return isFlat(last, Observation::goodput, THROUGHPUT_CHANGE)
                && isFlat(last, Observation::p50Micros, LATENCY_CHANGE);
    }

    private static boolean isFlat(List<Observation> chunks, ToDoubleFunction<Observation> value, double change) {
        List<Trend.Point> points = new ArrayList<>();
        double sum = 0;
        for (Observation chunk : chunks) {
            points.add(new Trend.Point(points.size(), value.applyAsDouble(chunk)));
            sum += value.applyAsDouble(chunk);
        }
        Trend trend = Trend.of(points);
        double whole = Math.abs(trend.slope()) * (chunks.size() - 1);
        return trend.significance() > SIGNIFICANT || whole <= change * sum / chunks.size();
    }
}
