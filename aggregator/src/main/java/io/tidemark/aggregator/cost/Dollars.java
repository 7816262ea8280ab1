package io.tidemark.aggregator.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** US dollars in words: cents, and below ten of them two digits. */
public final class Dollars {
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);
    private static final double TEN_CENTS = 0.095;
    private static final double LEAST = 0.000_001;

    private Dollars() {}

    /** {@code $1,234.50}, {@code $2}, {@code $0.93}, {@code $0.0042}; {@code < $0.000001} where it is hardly anything. */
    public static String of(double dollars) {
        if (dollars == 0) {
            return "$0";
        }
        if (dollars < LEAST) {
            return "< $0.000001";
        }
        if (dollars < TEN_CENTS) {
            return "$"
                    + new BigDecimal(dollars)
                            .round(TWO_DIGITS)
                            .stripTrailingZeros()
                            .toPlainString();
        }
        String cents = String.format(Locale.ROOT, "%,.2f", dollars);
        return "$" + (cents.endsWith(".00") ? cents.substring(0, cents.length() - 3) : cents);
    }
}
