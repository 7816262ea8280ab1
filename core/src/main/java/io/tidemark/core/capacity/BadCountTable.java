package io.tidemark.core.capacity;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * Log likelihood of one observation's bad count, for every bad share and over-dispersion: a table, because a fit asks
 * tens of thousands of times.
 *
 * <p>The count is negative binomial with mean n g and shape s: Poisson, with a rate that is itself disturbed by a relative
 * deviation of 1 / sqrt(s). So disturbances are the sample, not requests.
 */
final class BadCountTable {
    private static final double LOWEST_LOG_SHARE = Math.log(1e-7);
    private static final int CELLS = 512;
    /** Tail probabilities are smooth, and slow to compute. */
    private static final int TAIL_CELLS = 96;

    private final double[][] byShape;
    private final double cellsPerLog;

    private BadCountTable(double[][] byShape) {
        this.byShape = byShape;
        this.cellsPerLog = (byShape[0].length - 1) / -LOWEST_LOG_SHARE;
    }

    static BadCountTable of(Evidence evidence, double[] shapes) {
        double[][] byShape = new double[shapes.length][];
        for (int i = 0; i < shapes.length; i++) {
            double shape = shapes[i] * evidence.weight();
            byShape[i] = evidence.atLeast() ? tail(evidence, shape) : density(evidence, shape);
        }
        return new BadCountTable(byShape);
    }

    private static double[] density(Evidence evidence, double shape) {
        double bad = evidence.bad();
        double constant =
                Gamma.logGamma(bad + shape) - Gamma.logGamma(shape) - Gamma.logGamma(bad + 1) + shape * Math.log(shape);
        double[] cells = new double[CELLS];
        for (int i = 0; i < CELLS; i++) {
            double logMean = Math.log(evidence.planned()) + logShare(i, CELLS);
            cells[i] = constant + bad * logMean - (bad + shape) * Math.log(shape + Math.exp(logMean));
        }
        return cells;
    }

    private static double[] tail(Evidence evidence, double shape) {
        double[] cells = new double[TAIL_CELLS];
        double bad = Math.max(1, evidence.bad());
        for (int i = 0; i < TAIL_CELLS; i++) {
            double mean = evidence.planned() * Math.exp(logShare(i, TAIL_CELLS));
            double probability = Beta.regularizedBeta(mean / (mean + shape), bad, shape);
            cells[i] = Math.log(Math.max(1e-100, probability));
        }
        return cells;
    }

    private static double logShare(int cell, int cells) {
        return LOWEST_LOG_SHARE * (1 - (double) cell / (cells - 1));
    }

    /** Adds the log likelihood of a bad share to those of all shapes. */
    void addTo(double[] sums, int from, double logShare) {
        double place = Math.max(0, (logShare - LOWEST_LOG_SHARE) * cellsPerLog);
        int cell = Math.min((int) place, byShape[0].length - 2);
        double part = Math.min(1, place - cell);
        for (int i = 0; i < byShape.length; i++) {
            double[] cells = byShape[i];
            sums[from + i] += cells[cell] + part * (cells[cell + 1] - cells[cell]);
        }
    }
}
