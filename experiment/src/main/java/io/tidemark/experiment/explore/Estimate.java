package io.tidemark.experiment.explore;

import org.apache.commons.math3.special.Erf;

/** What a value is expected to be, and the standard deviation of that. */
record Estimate(double mean, double deviation) {
    Estimate bolder(double factor) {
        return new Estimate(mean, factor * deviation);
    }

    /** By how much it is expected to be below a bound, where it counts as nothing when it is above. */
    double improvementOn(double bound) {
        if (deviation <= 0) {
            return Math.max(0, bound - mean);
        }
        double z = (bound - mean) / deviation;
        double below = 0.5 * Erf.erfc(-z / Math.sqrt(2));
        double density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
        return Math.max(0, deviation * (z * below + density));
    }
}
