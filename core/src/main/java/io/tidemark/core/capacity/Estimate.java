package io.tidemark.core.capacity;

/**
 * Where the capacity lies: with 90 % probability between the ends.
 *
 * @param low the 5 % quantile; the number to quote
 * @param median as probably above as below
 * @param high the 95 % quantile
 */
public record Estimate(double low, double median, double high) {
    public static final double COVERAGE = 0.9;

    public Estimate {
        if (!(low >= 0 && low <= median && median <= high)) {
            throw new IllegalArgumentException(
                    "an estimate must be ordered but is " + low + ", " + median + ", " + high);
        }
    }

    /** Half the interval as a share of the median: 0.08 is "within 8 %". */
    public double halfWidth() {
        return median == 0 ? 0 : (high - low) / 2 / median;
    }
}
