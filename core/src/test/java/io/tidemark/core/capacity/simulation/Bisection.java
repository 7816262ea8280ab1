package io.tidemark.core.capacity.simulation;

import java.util.function.DoubleUnaryOperator;

/** Where a rising function crosses 0. */
final class Bisection {
    private static final int HALVINGS = 40;

    private Bisection() {}

    static double root(DoubleUnaryOperator rising, double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < HALVINGS && high - low > 1e-5 * high; i++) {
            double middle = (low + high) / 2;
            if (rising.applyAsDouble(middle) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return (low + high) / 2;
    }
}
