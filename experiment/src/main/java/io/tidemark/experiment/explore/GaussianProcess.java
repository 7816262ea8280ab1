package io.tidemark.experiment.explore;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * A function of which some values are known, and how far off it may be elsewhere. Its mean and its variance are estimated;
 * values of one place are averaged, and weigh as much as they are many. So equal places never make it singular.
 */
final class GaussianProcess {
    private final Known known;
    private final Shape shape;
    private final double[][] inverse;
    /** The inverse times ones, and its sum: what it takes to estimate the mean. */
    private final double[] ofOnes;

    private final double ofOnesSum;
    private final double mean;
    private final double[] weights;
    private final double variance;
    private final double evidence;

    private GaussianProcess(Known known, Shape shape) {
        this.known = known;
        this.shape = shape;
        int n = known.size();
        CholeskyDecomposition decomposition =
                new CholeskyDecomposition(new Array2DRowRealMatrix(covariances(known, shape), false), 1e-10, 1e-12);
        this.inverse = decomposition.getSolver().getInverse().getData();
        this.ofOnes = times(inverse, ones(n));
        this.ofOnesSum = sum(ofOnes);
        this.mean = dot(ofOnes, known.means()) / ofOnesSum;
        double[] residuals = new double[n];
        for (int i = 0; i < n; i++) {
            residuals[i] = known.means()[i] - mean;
        }
        this.weights = times(inverse, residuals);
        int freedom = Math.max(1, known.total() - 1);
        this.variance = (dot(residuals, weights) + known.within() / shape.noise()) / freedom;
        this.evidence = -0.5
                * (freedom * Math.log(Math.max(variance, Double.MIN_NORMAL))
                        + logDeterminant(decomposition)
                        + (known.total() - n) * Math.log(shape.noise())
                        + Math.log(ofOnesSum));
    }

    /** @param shape with noise above 0 */
    static GaussianProcess of(Known known, Shape shape) {
        return new GaussianProcess(known, shape);
    }

    /** The logarithm of how likely these values are, but for a constant. */
    double evidence() {
        return evidence;
    }

    /** The standard deviation of a single value. */
    double noise() {
        return Math.sqrt(variance * shape.noise());
    }

    /** What the function is expected to be somewhere, and how far off that may be. */
    Estimate estimate(double[] place) {
        int n = known.size();
        double[] likeness = new double[n];
        for (int i = 0; i < n; i++) {
            likeness[i] = shape.likeness(place, known.places()[i]);
        }
        double explained = 0;
        for (int i = 0; i < n; i++) {
            explained += likeness[i] * dot(inverse[i], likeness);
        }
        double unexplainedMean = 1 - dot(ofOnes, likeness);
        double share = 1 - explained + unexplainedMean * unexplainedMean / ofOnesSum;
        return new Estimate(mean + dot(likeness, weights), Math.sqrt(variance * Math.max(0, share)));
    }

    private static double[][] covariances(Known known, Shape shape) {
        int n = known.size();
        double[][] covariances = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                covariances[i][j] = shape.likeness(known.places()[i], known.places()[j]);
                covariances[j][i] = covariances[i][j];
            }
            covariances[i][i] = 1 + shape.noise() / known.counts()[i];
        }
        return covariances;
    }

    private static double logDeterminant(CholeskyDecomposition decomposition) {
        double[][] lower = decomposition.getL().getData();
        double sum = 0;
        for (int i = 0; i < lower.length; i++) {
            sum += 2 * Math.log(lower[i][i]);
        }
        return sum;
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = dot(matrix[i], vector);
        }
        return product;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }
}
