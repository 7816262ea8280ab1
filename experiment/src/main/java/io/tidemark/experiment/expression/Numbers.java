package io.tidemark.experiment.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whole numbers of 64 bits, and all others as floating-point numbers; what does not fit into the first becomes the second. */
final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,400}");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:\\d{1,400}(?:\\.\\d{0,400})?|\\.\\d{1,400})(?:[eE][+-]?\\d{1,10})?");
    private static final int MAX_DIGITS = 400;

    private Numbers() {}

    /** @throws Fault when it is none, nor a text that is one */
    static Number of(Object value) {
        return find(value).orElseThrow(() -> new Fault("must have a number, but has " + Rendering.quoted(value)));
    }

    static Optional<Number> find(Object value) {
        return switch (value) {
            case Long number -> Optional.of(number);
            case Double number -> Optional.of(number);
            case Boolean yes -> Optional.of(yes ? 1L : 0L);
            case String text -> ofText(text);
            default -> Optional.empty();
        };
    }

    /** Of a text such as the command line's. */
    static Optional<Number> ofText(String text) {
        String stripped = text.length() > MAX_DIGITS ? "" : text.strip();
        if (WHOLE.matcher(stripped).matches()) {
            return Optional.of(whole(stripped));
        }
        if (DECIMAL.matcher(stripped).matches()) {
            double number = Double.parseDouble(stripped);
            return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
        }
        return Optional.empty();
    }

    static Number literal(String written, int column) {
        try {
            String digits = written.replace("_", "");
            return WHOLE.matcher(digits).matches() ? whole(digits) : finite(Double.parseDouble(digits));
        } catch (Fault fault) {
            throw fault.at(column);
        }
    }

    private static Number whole(String digits) {
        return fitted(new BigInteger(digits));
    }

    private static Number fitted(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : (Number) finite(number.doubleValue());
    }

    static Double finite(double number) {
        if (!Double.isFinite(number)) {
            throw new Fault("is too large for a number");
        }
        return number;
    }

    /** {@code -x}. */
    static Number negated(Number number) {
        return number instanceof Long whole && whole != Long.MIN_VALUE
                ? (Number) (-whole)
                : (Number) (-number.doubleValue());
    }

    /** Without its fraction, in the given direction. */
    static Number rounded(Number number, RoundingMode mode) {
        return number instanceof Long
                ? number
                : fitted(new BigDecimal(number.doubleValue()).setScale(0, mode).toBigInteger());
    }

    /** Half to even, as Python has it, from the exact value. */
    static Number rounded(Number number, long digits) {
        if (Math.abs(digits) > MAX_DIGITS) {
            throw new Fault("round must have at most " + MAX_DIGITS + " digits");
        }
        BigDecimal exact =
                number instanceof Long whole ? BigDecimal.valueOf(whole) : new BigDecimal(number.doubleValue());
        BigDecimal rounded = exact.setScale((int) digits, RoundingMode.HALF_EVEN);
        return number instanceof Long ? fitted(rounded.toBigInteger()) : (Number) finite(rounded.doubleValue());
    }

    /** By their exact values, however large. */
    static int compare(Number left, Number right) {
        if (left instanceof Long a && right instanceof Long b) {
            return Long.compare(a, b);
        }
        if (left instanceof Double a && right instanceof Double b) {
            // Not Double.compare, for which -0.0 is less than 0.0.
            return a < b ? -1 : a > b ? 1 : 0;
        }
        return exact(left).compareTo(exact(right));
    }

    private static BigDecimal exact(Number number) {
        return number instanceof Long whole ? BigDecimal.valueOf(whole) : new BigDecimal(number.doubleValue());
    }
}
