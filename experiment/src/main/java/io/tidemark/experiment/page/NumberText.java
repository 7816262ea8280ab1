package io.tidemark.experiment.page;

import io.tidemark.aggregator.report.Cell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers of any size for people: with as many digits as help. */
public final class NumberText {
    private static final int DIGITS = 5;
    private static final double TINY = 1e-4;
    private static final double HUGE = 1e15;

    private NumberText() {}

    /** {@code 0}, {@code 0.0012346}, {@code 12.5}, {@code 1,234,567}, {@code 1.234e-7}. */
    public static String of(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        double size = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        if (size < TINY || size >= HUGE) {
            return String.format(Locale.ROOT, "%.3e", value)
                    .replaceFirst("\\.?0*e", "e")
                    .replaceFirst("e([+-])0?", "e$1");
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
        int whole = rounded.precision() - rounded.scale();
        // Nothing above the point is ever rounded away.
        BigDecimal shown = whole >= DIGITS ? new BigDecimal(value).setScale(0, RoundingMode.HALF_UP) : rounded;
        String plain = shown.stripTrailingZeros().toPlainString();
        return whole > 3 ? grouped(plain) : plain;
    }

    /** With what it may be off by: {@code 12.5 ± 0.3}. */
    public static String of(double value, double error) {
        return of(value) + " ± " + of(error);
    }

    /** {@code +12.5 %}; how much a value has changed. */
    public static String change(double share) {
        if (!Double.isFinite(share)) {
            return "–";
        }
        double percent = share * 100;
        BigDecimal rounded = new BigDecimal(percent).round(new MathContext(3, RoundingMode.HALF_UP));
        BigDecimal shown = Math.abs(percent) >= 100
                ? new BigDecimal(percent).setScale(0, RoundingMode.HALF_UP)
                : rounded.scale() > 2 ? rounded.setScale(2, RoundingMode.HALF_UP) : rounded;
        String plain = shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
        return (shown.signum() > 0 ? "+" : "") + plain + " %";
    }

    /** A parameter's value: a whole number without a point, a text as it is. */
    public static String value(Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        return value.toString();
    }

    public static Cell cell(double value) {
        return Double.isFinite(value) ? new Cell(of(value), Double.toString(value)) : Cell.none();
    }

    private static String grouped(String plain) {
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + (point < 0 ? "" : plain.substring(point));
    }
}
