package io.tidemark.experiment.compare;

import java.util.List;

/**
 * The mean of some values, and what it may be off by.
 *
 * @param squaredError of the mean: the variance of the values (divided by their number, not by one less) divided by their
 *     number
 * @param count of values; 0 when it lies between two means
 */
public record Mean(double value, double squaredError, long count) {

    /** @throws IllegalArgumentException when there is no value */
    public static Mean of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("there must be values");
        }
        double mean = values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return new Mean(mean, squares / values.size() / values.size(), values.size());
    }

    /** On the straight line to another mean; the errors of both add up, as those of independent measurements. */
    public Mean towards(Mean other, double share) {
        double rest = 1 - share;
        return new Mean(
                rest * value + share * other.value, rest * rest * squaredError + share * share * other.squaredError, 0);
    }

    public double error() {
        return Math.sqrt(squaredError);
    }

    public boolean isBetween() {
        return count == 0;
    }
}
