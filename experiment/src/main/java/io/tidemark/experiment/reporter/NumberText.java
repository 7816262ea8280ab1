package io.tidemark.experiment.reporter;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as texts. */
public final class NumberText {
    private static final int LEAST_PLAIN_EXPONENT = -4;
    private static final int FIRST_LONG_EXPONENT = 16;
    private static final int BRIEF_DIGITS = 5;

    private NumberText() {}

    /** As Python writes them, which the driver's files have: {@code 1.0}, {@code 0.25}, {@code 1e-05}, {@code 1e+16}. */
    public static String of(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent >= LEAST_PLAIN_EXPONENT && exponent < FIRST_LONG_EXPONENT) {
            return digits.scale() > 0
                    ? digits.toPlainString()
                    : digits.setScale(1).toPlainString();
        }
        String mantissa = digits.scaleByPowerOfTen(-exponent).toPlainString();
        return mantissa + String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    /** Likewise for any value: texts stay as they are. */
    public static String of(Object value) {
        return switch (value) {
            case Double number -> of(number.doubleValue());
            case Boolean yes -> yes ? "True" : "False";
            default -> value.toString();
        };
    }

    /** A few digits, for people. */
    public static String brief(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        if (size >= 1e9 || size < 1e-4) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        int decimals = Math.max(0, BRIEF_DIGITS - 1 - (int) Math.floor(Math.log10(size)));
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    /** Likewise for any value. */
    public static String brief(Object value) {
        return value instanceof Double number ? brief(number.doubleValue()) : value.toString();
    }
}
