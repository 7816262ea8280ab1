package io.tidemark.core.units;

import io.tidemark.core.shape.Level;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Arrivals per time such as {@code 200/s}, {@code 90/m} and {@code 1000/h}. */
public final class Rates {
    private static final String EXPECTED = "must be a rate such as 200/s, 90/m or 1000/h";
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,15})?)/([smh])");
    private static final BigDecimal MAX = BigDecimal.valueOf(Level.MAX_MICROS, 6);

    private Rates() {}

    /**
     * The rate in arrivals per second, to the nearest millionth.
     *
     * @throws IllegalArgumentException when the text is not a rate; says what was expected
     */
    public static Level parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(EXPECTED);
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        BigDecimal perSecond = number.divide(seconds(matcher.group(2)), 18, RoundingMode.HALF_UP);
        if (perSecond.compareTo(MAX) > 0) {
            throw new IllegalArgumentException(
                    "must be a rate up to " + MAX.stripTrailingZeros().toPlainString() + "/s");
        }
        Level level = Level.of(perSecond);
        if (level.micros() == 0 && number.signum() > 0) {
            throw new IllegalArgumentException("must be a rate of 0 or at least 0.000001/s");
        }
        return level;
    }

    /** Per second: {@code 1.5/s}. */
    public static String format(Level level) {
        return level + "/s";
    }

    private static BigDecimal seconds(String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "s" -> 1;
                    case "m" -> 60;
                    default -> 3600;
                });
    }
}
