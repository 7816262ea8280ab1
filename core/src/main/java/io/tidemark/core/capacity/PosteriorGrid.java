package io.tidemark.core.capacity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The joint posterior of capacity, steepness, floor and over-dispersion, cell by cell. */
final class PosteriorGrid {
    private static final int COARSE = 64;
    private static final int FINE = 120;
    /** From a share that creeps up over decades of load to one that jumps. */
    private static final double[] STEEPNESSES = {4, 6.5, 10, 16, 25, 40, 65, 110, 200};
    /** Of the tolerance. */
    private static final double[] FLOORS = {0, 0.03, 0.1, 0.25, 0.5};
    /** From disturbances that double the bad share to the noise of counting alone. */
    private static final double[] SHAPES = {0.5, 1, 2, 4, 8, 16, 40, 150};
    /** Where the marginal has fallen this far below its peak, nothing is lost by leaving it out. */
    private static final double NEGLIGIBLE = Math.log(1e-7);

    private static final double GREATEST_SHARE = 0.999;

    /** Deviations of the wander that must fit onto the grid beyond what the evidence supports. */
    private static final double MARGIN = 4;

    private final double tolerance;
    private final double[] thetas;
    /** By theta, steepness and floor; sums to 1. */
    private final double[] weights;

    private final double[] marginal;

    private PosteriorGrid(double tolerance, double[] thetas, double[] weights) {
        this.tolerance = tolerance;
        this.thetas = thetas;
        this.weights = weights;
        this.marginal = new double[thetas.length];
        int each = STEEPNESSES.length * FLOORS.length;
        for (int i = 0; i < weights.length; i++) {
            marginal[i / each] += weights[i];
        }
    }

    static PosteriorGrid of(double tolerance, Prior prior, List<Evidence> evidence) {
        List<BadCountTable> tables =
                evidence.stream().map(each -> BadCountTable.of(each, SHAPES)).toList();
        PosteriorGrid coarse = over(tolerance, prior, evidence, tables, spaced(prior.from(), prior.to(), COARSE));
        double[] ends = coarse.support();
        double wander = Wander.deviation(evidence);
        double margin = MARGIN * wander;
        return over(tolerance, prior, evidence, tables, spaced(ends[0] - margin, ends[1] + margin, FINE))
                .blurred(wander);
    }

    /** As if the capacity in mind deviated from the one measured by so much, on a logarithmic scale. */
    private PosteriorGrid blurred(double deviation) {
        double[] kernel = new double[2 * thetas.length - 1];
        for (int i = 0; i < kernel.length; i++) {
            double distance = (i - thetas.length + 1) * step() / deviation;
            kernel[i] = Math.exp(-distance * distance / 2);
        }
        double[] blurred = new double[weights.length];
        int each = STEEPNESSES.length * FLOORS.length;
        for (int to = 0; to < weights.length; to++) {
            int theta = to / each;
            double weight = 0;
            for (int from = 0; from < thetas.length; from++) {
                weight += weights[from * each + to % each] * kernel[from - theta + thetas.length - 1];
            }
            blurred[to] = weight;
        }
        return new PosteriorGrid(tolerance, thetas, scaled(blurred));
    }

    private static double[] scaled(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    private static double[] spaced(double from, double to, int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> from + (to - from) * i / (count - 1))
                .toArray();
    }

    private static PosteriorGrid over(
            double tolerance, Prior prior, List<Evidence> evidence, List<BadCountTable> tables, double[] thetas) {
        int shapes = SHAPES.length;
        int cells = thetas.length * STEEPNESSES.length * FLOORS.length;
        double[] logs = new double[cells * shapes];
        for (int e = 0; e < tables.size(); e++) {
            double logLoad = evidence.get(e).logLoad();
            for (int cell = 0; cell < cells; cell++) {
                double share = share(tolerance, thetas, cell, logLoad);
                tables.get(e).addTo(logs, cell * shapes, Math.log(share));
            }
        }
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logs.length; i++) {
            logs[i] += prior.logWeight(thetas[i / shapes / FLOORS.length / STEEPNESSES.length]);
            most = Math.max(most, logs[i]);
        }
        return new PosteriorGrid(tolerance, thetas, normalized(logs, most, shapes));
    }

    private static double[] normalized(double[] logs, double most, int shapes) {
        double[] weights = new double[logs.length / shapes];
        for (int i = 0; i < logs.length; i++) {
            weights[i / shapes] += Math.exp(logs[i] - most);
        }
        return scaled(weights);
    }

    private static double share(double tolerance, double[] thetas, int cell, double logLoad) {
        double floor = FLOORS[cell % FLOORS.length] * tolerance;
        double steepness = STEEPNESSES[cell / FLOORS.length % STEEPNESSES.length];
        double theta = thetas[cell / FLOORS.length / STEEPNESSES.length];
        double rise = (tolerance - floor) * Math.exp(steepness * (logLoad - theta));
        return Math.clamp(floor + rise, 1e-9, GREATEST_SHARE);
    }

    private double[] support() {
        double least = Arrays.stream(marginal).max().orElseThrow() * Math.exp(NEGLIGIBLE);
        int first = 0;
        while (marginal[first] < least) {
            first++;
        }
        int last = thetas.length - 1;
        while (marginal[last] < least) {
            last--;
        }
        return new double[] {thetas[Math.max(0, first - 1)], thetas[Math.min(thetas.length - 1, last + 1)]};
    }

    double quantile(double probability) {
        double before = 0;
        for (int i = 0; i < thetas.length; i++) {
            if (before + marginal[i] >= probability) {
                return edge(i) + (probability - before) / marginal[i] * step();
            }
            before += marginal[i];
        }
        return edge(thetas.length);
    }

    double probabilityAtLeast(double theta) {
        double above = 0;
        for (int i = 0; i < thetas.length; i++) {
            above += marginal[i] * Math.clamp((edge(i + 1) - theta) / step(), 0, 1);
        }
        return above;
    }

    /** A cell reaches half a step to either side. */
    private double edge(int cell) {
        return thetas[0] + (cell - 0.5) * step();
    }

    private double step() {
        return thetas[1] - thetas[0];
    }

    double steepness() {
        double mean = 0;
        for (int i = 0; i < weights.length; i++) {
            mean += weights[i] * Math.log(STEEPNESSES[i / FLOORS.length % STEEPNESSES.length]);
        }
        return Math.exp(mean);
    }

    /** Quantiles of the bad share at a load; probabilities in ascending order. */
    double[] shares(double logLoad, double... probabilities) {
        record Cell(double share, double weight) {}
        List<Cell> cells = IntStream.range(0, weights.length)
                .filter(i -> weights[i] > 1e-9)
                .mapToObj(i -> new Cell(share(tolerance, thetas, i, logLoad), weights[i]))
                .sorted(Comparator.comparingDouble(Cell::share))
                .toList();
        double[] shares = new double[probabilities.length];
        double before = 0;
        int next = 0;
        for (Cell cell : cells) {
            before += cell.weight();
            while (next < shares.length && before >= probabilities[next] - 1e-6) {
                shares[next++] = cell.share();
            }
        }
        return shares;
    }
}
