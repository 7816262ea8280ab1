package io.tidemark.experiment.explore;

/**
 * How values are looked at: as they are, or as logarithms of how far they are above the least. A function that rises steeply
 * away from its minimum, as latencies do near an overload, is easier to predict that way.
 */
sealed interface Lens {
    double apply(double value);

    double invert(double applied);

    /** The logarithm of how much larger a small difference becomes. */
    double logSlope(double value);

    record Plain() implements Lens {
        @Override
        public double apply(double value) {
            return value;
        }

        @Override
        public double invert(double applied) {
            return applied;
        }

        @Override
        public double logSlope(double value) {
            return 0;
        }
    }

    /** @param floor below all values */
    record Log(double floor) implements Lens {
        @Override
        public double apply(double value) {
            return Math.log(value - floor);
        }

        @Override
        public double invert(double applied) {
            return floor + Math.exp(applied);
        }

        @Override
        public double logSlope(double value) {
            return -Math.log(value - floor);
        }
    }
}
