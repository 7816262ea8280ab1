package io.tidemark.experiment.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the shape under which what is known is most likely: first on a coarse grid with the same length for every
 * parameter, then each of them for itself. Weak assumptions (about half the range, little noise) decide where few values
 * say nothing.
 */
final class ShapeSearch {
    private static final double[] LENGTHS = {0.1, 0.2, 0.4, 0.8, 1.6};
    private static final double[] NOISES = {1e-6, 1e-4, 1e-2, 1e-1};
    private static final double LEAST_NOISE = 1e-7;
    private static final double MOST_NOISE = 10;
    private static final double LEAST_LENGTH = 0.02;
    private static final double MOST_LENGTH = 10;
    private static final double USUAL_LENGTH = 0.5;
    private static final double USUAL_NOISE = 1e-4;
    /** In logarithms, as the coordinates of a candidate are. */
    private static final double LENGTH_DEVIATION = 1;

    private static final double NOISE_DEVIATION = 4;
    private static final double FIRST_STEP = 0.8;
    private static final double LAST_STEP = 0.15;

    private final Known known;
    private final List<Likely> considered = new ArrayList<>();
    private double[] best;
    private double likelihood = Double.NEGATIVE_INFINITY;

    /** @param likelihood the logarithm of how likely what is known is under this shape, and the shape in itself */
    record Likely(Shape shape, GaussianProcess process, double likelihood) {}

    private ShapeSearch(Known known) {
        this.known = known;
        this.best = new double[known.places()[0].length + 1];
    }

    /** All that were looked at, the likeliest first. */
    static List<Likely> of(Known known) {
        ShapeSearch search = new ShapeSearch(known);
        search.grid();
        search.refine();
        search.considered.sort(Comparator.comparingDouble(Likely::likelihood).reversed());
        return search.considered;
    }

    private static double prior(Shape shape) {
        double likelihood = 0;
        for (double length : shape.lengths()) {
            likelihood -= 0.5 * Math.pow(Math.log(length / USUAL_LENGTH) / LENGTH_DEVIATION, 2);
        }
        return likelihood - 0.5 * Math.pow(Math.log(shape.noise() / USUAL_NOISE) / NOISE_DEVIATION, 2);
    }

    private void grid() {
        for (double length : LENGTHS) {
            for (double noise : NOISES) {
                double[] candidate = new double[best.length];
                Arrays.fill(candidate, Math.log(length));
                candidate[candidate.length - 1] = Math.log(noise);
                consider(candidate);
            }
        }
    }

    private void refine() {
        double step = FIRST_STEP;
        while (step > LAST_STEP) {
            boolean better = false;
            for (int i = 0; i < best.length; i++) {
                // What is known says little about the exact amount of noise: larger steps do.
                double width = i == best.length - 1 ? 2 * step : step;
                better |= consider(moved(i, width)) || consider(moved(i, -width));
            }
            step = better ? step : step / 2;
        }
    }

    private double[] moved(int coordinate, double by) {
        double[] moved = best.clone();
        boolean noise = coordinate == moved.length - 1;
        double least = Math.log(noise ? LEAST_NOISE : LEAST_LENGTH);
        double most = Math.log(noise ? MOST_NOISE : MOST_LENGTH);
        moved[coordinate] = Math.clamp(moved[coordinate] + by, least, most);
        return moved;
    }

    private boolean consider(double[] candidate) {
        Shape shape = shape(candidate);
        GaussianProcess process = GaussianProcess.of(known, shape);
        double its = process.evidence() + prior(shape);
        considered.add(new Likely(shape, process, its));
        if (its > likelihood + 1e-9) {
            likelihood = its;
            best = candidate;
            return true;
        }
        return false;
    }

    private static Shape shape(double[] logarithms) {
        double[] lengths = new double[logarithms.length - 1];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = Math.exp(logarithms[i]);
        }
        return new Shape(lengths, Math.exp(logarithms[lengths.length]));
    }
}
