package io.tidemark.sizing.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Money in sentences. */
final class Dollars {
    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private Dollars() {}

    /** At most three digits: {@code $0.0231}, {@code $15.2}, {@code $1,520}. */
    static String of(double dollars) {
        if (Double.isInfinite(dollars)) {
            return "any amount";
        }
        if (dollars >= 100) {
            return String.format(Locale.ROOT, "$%,d", Math.round(dollars));
        }
        return "$" + digits(dollars);
    }

    /** With its cents, as on a bill: {@code $1,520.40}. */
    static String exact(double dollars) {
        return Double.isInfinite(dollars) ? "any amount" : String.format(Locale.ROOT, "$%,.2f", dollars);
    }

    /** At most three digits, without a sign. */
    static String digits(double value) {
        if (Double.isInfinite(value)) {
            return "any amount";
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
