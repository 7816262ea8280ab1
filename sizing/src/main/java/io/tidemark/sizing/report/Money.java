package io.tidemark.sizing.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** US dollars in words. */
final class Money {
    private Money() {}

    /** Three digits where there are no whole dollars, whole cents below a thousand, whole dollars above. */
    static String of(double dollars) {
        if (dollars == 0) {
            return "$0";
        }
        if (dollars < 1) {
            BigDecimal rounded = new BigDecimal(dollars).round(new MathContext(3, RoundingMode.HALF_UP));
            return "$" + rounded.stripTrailingZeros().toPlainString();
        }
        return String.format(Locale.ROOT, dollars < 1_000 ? "$%.2f" : "$%,.0f", dollars);
    }
}
