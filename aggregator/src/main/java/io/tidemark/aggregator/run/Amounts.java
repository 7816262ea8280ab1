package io.tidemark.aggregator.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for sentences. Rounded towards zero, so that a limit that was exceeded never seems to have been kept. */
final class Amounts {
    private static final MathContext DIGITS = new MathContext(4, RoundingMode.DOWN);

    private Amounts() {}

    static String share(long part, long whole) {
        return percent(whole == 0 ? 0 : (double) part / whole);
    }

    /** 0.0526 is {@code 5.26 %}. */
    static String percent(double share) {
        return number(share * 100) + " %";
    }

    static String millis(long micros) {
        return number(micros / 1_000.0);
    }

    static String number(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            return String.valueOf(value);
        }
        BigDecimal rounded = new BigDecimal(String.valueOf(value)).round(DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
