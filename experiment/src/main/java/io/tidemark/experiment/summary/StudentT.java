package io.tidemark.experiment.summary;

import org.apache.commons.math3.distribution.TDistribution;

/** Student's distribution: how far off a mean of few values may be. */
final class StudentT {
    /** In 95 of 100 cases the mean is within the error, to either side. */
    private static final double BELOW = 0.975;

    private StudentT() {}

    /** Exact to the last digits: what the search finds is mended by Newton's method. */
    static double twoSided95(int degreesOfFreedom) {
        TDistribution distribution = new TDistribution(null, degreesOfFreedom);
        double t = distribution.inverseCumulativeProbability(BELOW);
        for (int i = 0; i < 2; i++) {
            t -= (distribution.cumulativeProbability(t) - BELOW) / distribution.density(t);
        }
        return t;
    }
}
