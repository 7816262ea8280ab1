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
        BigDecimal rounded = new BigDecimal(dollars).round(DIGITS);
        return "$" + (rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString());
    }
}
