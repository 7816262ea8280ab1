package io.tidemark.experiment.plot;

import java.util.Arrays;
import java.util.List;

/**
 * Values everywhere between those that were measured. On a grid they change evenly between its nodes (bilinear). A node
 * without a value gets a mean of all measured ones, weighted by the inverse cube of their distance; when nodes without one
 * are far more than those with one, so does every node of an even grid.
 */
final class Field {
    private static final int EVEN = 96;
    private static final int MOST_NODES_PER_SPOT = 4;

    private final double[] xs;
    private final double[] ys;
    private final double[][] values;

    private Field(double[] xs, double[] ys, double[][] values) {
        this.xs = xs;
        this.ys = ys;
        this.values = values;
    }

    /** @param spots at least one; places from 0 to 1 */
    static Field of(List<Spot> spots) {
        double[] xs = spots.stream().mapToDouble(Spot::x).sorted().distinct().toArray();
        double[] ys = spots.stream().mapToDouble(Spot::y).sorted().distinct().toArray();
        boolean scattered = (long) xs.length * ys.length > (long) MOST_NODES_PER_SPOT * spots.size();
        if (scattered) {
            xs = even(xs[0], xs[xs.length - 1]);
            ys = even(ys[0], ys[ys.length - 1]);
        }
        double[][] values = new double[xs.length][ys.length];
        for (double[] column : values) {
            Arrays.fill(column, Double.NaN);
        }
        if (!scattered) {
            for (Spot spot : spots) {
                values[Arrays.binarySearch(xs, spot.x())][Arrays.binarySearch(ys, spot.y())] = spot.value();
            }
        }
        for (int i = 0; i < xs.length; i++) {
            for (int j = 0; j < ys.length; j++) {
                if (Double.isNaN(values[i][j])) {
                    values[i][j] = weighted(spots, xs[i], ys[j]);
                }
            }
        }
        return new Field(xs, ys, values);
    }

    private static double[] even(double from, double to) {
        double[] even = new double[EVEN];
        Arrays.setAll(even, i -> from + (to - from) * i / (EVEN - 1));
        return even;
    }

    private static double weighted(List<Spot> spots, double x, double y) {
        double sum = 0;
        double weights = 0;
        for (Spot spot : spots) {
            double distance = Math.hypot(spot.x() - x, spot.y() - y);
            if (distance < 1e-9) {
                return spot.value();
            }
            double weight = 1 / (distance * distance * distance);
            sum += weight * spot.value();
            weights += weight;
        }
        return sum / weights;
    }

    /** Beyond the outermost nodes it is as there. */
    double at(double x, double y) {
        int i = below(xs, x);
        int j = below(ys, y);
        double partX = part(xs, i, x);
        double partY = part(ys, j, y);
        int nextI = Math.min(i + 1, xs.length - 1);
        int nextJ = Math.min(j + 1, ys.length - 1);
        double low = values[i][j] * (1 - partX) + values[nextI][j] * partX;
        double high = values[i][nextJ] * (1 - partX) + values[nextI][nextJ] * partX;
        return low * (1 - partY) + high * partY;
    }

    private static int below(double[] nodes, double at) {
        int found = Arrays.binarySearch(nodes, at);
        return Math.clamp(found >= 0 ? found : -found - 2, 0, nodes.length - 1);
    }

    private static double part(double[] nodes, int below, double at) {
        return below + 1 >= nodes.length
                ? 0
                : Math.clamp((at - nodes[below]) / (nodes[below + 1] - nodes[below]), 0, 1);
    }
}
