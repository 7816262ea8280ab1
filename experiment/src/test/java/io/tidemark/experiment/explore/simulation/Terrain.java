package io.tidemark.experiment.explore.simulation;

import io.tidemark.experiment.explore.Range;
import io.tidemark.experiment.explore.Space;
import io.tidemark.experiment.explore.Spot;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * A function whose minimum is known.
 *
 * @param noise standard deviation of each value
 * @param good values up to this one count as found
 */
public record Terrain(String name, Space space, ToDoubleFunction<double[]> function, double noise, double good) {
    private static final double GOOD_SHARE = 0.01;

    static Terrain of(String name, Space space, ToDoubleFunction<double[]> function, double noise) {
        return new Terrain(name, space, function, noise, good(space, function, noise));
    }

    public static List<Terrain> all() {
        return List.of(
                of("line", Space.of(Range.of("x", 0, 100, 1)), x -> x[0], 0),
                of("quadratic, 1", Space.of(Range.of("x", 0, 1000, 5)), x -> Math.pow(x[0] - 730, 2) / 1e4, 0),
                of("two valleys, 1", Space.of(Range.of("x", 0, 200, 1)), Terrain::valleys, 0),
                of("quadratic, 2", square(0, 100, 1), x -> quadratic(x, 37, 71), 0),
                of("quadratic, 2, noise", square(0, 100, 1), x -> quadratic(x, 37, 71), 2),
                of("quadratic, 11 x 11", square(0, 10, 1), x -> 100 * quadratic(x, 3, 7), 0),
                of("Rosenbrock", square(-2, 2, 0.05), Terrain::rosenbrock, 0),
                of("Branin", branin(), Terrain::branin, 0),
                of("Branin, noise", branin(), Terrain::branin, 3),
                of("plateau", square(0, 50, 1), Terrain::plateau, 0),
                of("queue, noise", queue(), Terrain::latency, 4),
                of("Hartmann, 3", cube(), Terrain::hartmann, 0));
    }

    public double[] coordinates(Spot spot) {
        return coordinates(space, spot);
    }

    public double value(Spot spot) {
        return function.applyAsDouble(coordinates(spot));
    }

    public double measure(Spot spot, Random random) {
        return value(spot) + noise * random.nextGaussian();
    }

    public boolean isGood(Spot spot) {
        return value(spot) <= good;
    }

    @Override
    public String toString() {
        return name;
    }

    /** Within a hundredth of what there is to be gained over the usual spot, or within the noise of a single value. */
    private static double good(Space space, ToDoubleFunction<double[]> function, double noise) {
        long[] indices = new long[space.ranges().size()];
        double[] values = new double[(int) space.size()];
        for (int i = 0; i < values.length; i++) {
            long rest = i;
            for (int j = indices.length - 1; j >= 0; j--) {
                long count = space.ranges().get(j).count();
                indices[j] = rest % count;
                rest /= count;
            }
            values[i] = function.applyAsDouble(coordinates(space, Spot.of(indices)));
        }
        Arrays.sort(values);
        return values[0] + Math.max(noise, GOOD_SHARE * (values[values.length / 2] - values[0]));
    }

    private static double[] coordinates(Space space, Spot spot) {
        return space.values(spot).values().stream()
                .mapToDouble(value -> ((Number) value).doubleValue())
                .toArray();
    }

    private static Space square(double min, double max, double step) {
        return Space.of(Range.of("x", min, max, step), Range.of("y", min, max, step));
    }

    private static Space cube() {
        return Space.of(Range.of("x", 0, 1, 0.02), Range.of("y", 0, 1, 0.02), Range.of("z", 0, 1, 0.02));
    }

    private static Space branin() {
        return Space.of(Range.of("x", -5, 10, 0.1), Range.of("y", 0, 15, 0.1));
    }

    private static Space queue() {
        return Space.of(Range.of("threads", 1, 64, 1), Range.of("batch", 1, 200, 1));
    }

    private static double valleys(double[] x) {
        return 60 - 40 * Math.exp(-Math.pow((x[0] - 40) / 20, 2)) - 55 * Math.exp(-Math.pow((x[0] - 165) / 9, 2));
    }

    private static double quadratic(double[] x, double best0, double best1) {
        return Math.pow(x[0] - best0, 2) / 100 + Math.pow(x[1] - best1, 2) / 50;
    }

    private static double rosenbrock(double[] x) {
        return 100 * Math.pow(x[1] - x[0] * x[0], 2) + Math.pow(1 - x[0], 2);
    }

    private static double branin(double[] x) {
        double curve = x[1] - 5.1 / (4 * Math.PI * Math.PI) * x[0] * x[0] + 5 / Math.PI * x[0] - 6;
        return curve * curve + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x[0]) + 10;
    }

    /** The same everywhere but in a bowl that takes a seventh of the space. */
    private static double plateau(double[] x) {
        return Math.min(100, Math.pow(x[0] - 31, 2) + Math.pow(x[1] - 18, 2));
    }

    /** Milliseconds of a service: few threads queue, many quarrel; large batches wait to be full. */
    private static double latency(double[] x) {
        double capacity = x[0] / (1 + 0.03 * (x[0] - 1) + 0.0008 * x[0] * (x[0] - 1)) * (x[1] / (x[1] + 6));
        double used = Math.min(0.99, 5.0 / capacity);
        return 20 / (1 - used) + 0.4 * x[1];
    }

    private static double hartmann(double[] x) {
        double[][] a = {{3, 10, 30}, {0.1, 10, 35}, {3, 10, 30}, {0.1, 10, 35}};
        double[][] p = {
            {0.3689, 0.1170, 0.2673}, {0.4699, 0.4387, 0.7470}, {0.1091, 0.8732, 0.5547}, {0.0381, 0.5743, 0.8828}
        };
        double[] weights = {1, 1.2, 3, 3.2};
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double exponent = 0;
            for (int j = 0; j < x.length; j++) {
                exponent += a[i][j] * Math.pow(x[j] - p[i][j], 2);
            }
            sum -= weights[i] * Math.exp(-exponent);
        }
        return sum;
    }
}
