package io.tidemark.experiment.explore;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/**
 * The values that one parameter may have: min, min + step, and so on, up to max. They are decimal numbers, so that the third
 * step of 0.1 is 0.3.
 */
public record Range(String name, BigDecimal min, BigDecimal max, BigDecimal step) {
    public Range {
        requireNonNull(name, "name is null");
        if (step.signum() <= 0) {
            throw new IllegalArgumentException("step of " + name + " must be > 0 but is " + step.toPlainString());
        }
        if (max.compareTo(min) < 0) {
            throw new IllegalArgumentException(
                    "max of " + name + " must be >= min " + min.toPlainString() + " but is " + max.toPlainString());
        }
        if (max.subtract(min).divide(step, 0, RoundingMode.FLOOR).precision() > 15) {
            throw new IllegalArgumentException(name + " has too many values: step is " + step.toPlainString());
        }
    }

    public static Range of(String name, double min, double max, double step) {
        return new Range(name, decimal(min), decimal(max), decimal(step));
    }

    private static BigDecimal decimal(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros();
    }

    /** How many values there are. */
    public long count() {
        return last() + 1;
    }

    /** A {@link Long} when all values are whole, otherwise a {@link Double}. */
    public Object value(long index) {
        BigDecimal value = min.add(step.multiply(BigDecimal.valueOf(index)));
        return isWhole(min) && isWhole(step) ? (Object) value.longValueExact() : (Object) value.doubleValue();
    }

    /** Where a value stands; empty when it is none of these. */
    public OptionalLong index(double value) {
        BigDecimal[] steps = BigDecimal.valueOf(value).subtract(min).divideAndRemainder(step);
        boolean within = steps[0].signum() >= 0 && steps[0].compareTo(BigDecimal.valueOf(last())) <= 0;
        return steps[1].signum() == 0 && within ? OptionalLong.of(steps[0].longValueExact()) : OptionalLong.empty();
    }

    /** From 0 for the first value to 1 for the last. */
    double unit(long index) {
        return last() == 0 ? 0.5 : (double) index / last();
    }

    /** The value that is nearest to a part of the whole range. */
    long nearest(double unit) {
        return Math.clamp(Math.round(unit * last()), 0L, last());
    }

    long last() {
        return max.subtract(min).divide(step, 0, RoundingMode.FLOOR).longValueExact();
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }
}
