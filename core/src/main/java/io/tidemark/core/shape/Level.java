package io.tidemark.core.shape;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An offered load: arrivals per second in the open model, users in the closed one. Kept in whole millionths, so that
 * sums over segments and phases are exact.
 */
public record Level(long micros) implements Comparable<Level> {
    public static final long ONE = 1_000_000;
    /** A thousand million a second; keeps every product of the schedule arithmetic within 64 bits. */
    public static final long MAX_MICROS = 1_000_000_000L * ONE;

    public Level {
        if (micros < 0 || micros > MAX_MICROS) {
            throw refused(BigDecimal.valueOf(micros, 6));
        }
    }

    public static Level of(long whole) {
        return of(BigDecimal.valueOf(whole));
    }

    /** Rounded to the nearest millionth: 100 a minute becomes 1.666667 a second, and is exact from then on. */
    public static Level of(BigDecimal value) {
        BigDecimal micros = value.movePointRight(6).setScale(0, RoundingMode.HALF_UP);
        if (micros.signum() < 0 || micros.compareTo(BigDecimal.valueOf(MAX_MICROS)) > 0) {
            throw refused(value);
        }
        return new Level(micros.longValueExact());
    }

    private static IllegalArgumentException refused(BigDecimal value) {
        return new IllegalArgumentException("level must be between 0 and 1e9 but is " + value);
    }

    public double value() {
        return micros / (double) ONE;
    }

    @Override
    public int compareTo(Level other) {
        return Long.compare(micros, other.micros);
    }

    /** Plain decimal without trailing zeros: {@code 200}, {@code 1.5}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}
