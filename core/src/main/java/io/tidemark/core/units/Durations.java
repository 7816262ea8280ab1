package io.tidemark.core.units;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations such as {@code 500ms}, {@code 1.5s}, {@code 1m30s} and {@code 2d}. Never negative. */
public final class Durations {
    /** Longer ones are mistakes, and within a century every duration fits into a long of nanoseconds. */
    public static final Duration MAX = Duration.ofDays(36_500);

    private static final String EXPECTED = "must be a duration such as 500ms, 5s, 1m30s or 1h";
    private static final String NUMBER = "(\\d{1,12}(?:\\.\\d{1,12})?)";
    private static final Pattern SYNTAX = Pattern.compile("(?:" + NUMBER + "d)?(?:" + NUMBER + "h)?(?:" + NUMBER
            + "m(?!s))?(?:" + NUMBER + "s)?(?:" + NUMBER + "ms)?");
    private static final long[] UNIT_NANOS = {
        86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L
    };
    private static final String[] UNITS = {"d", "h", "m"};

    private Durations() {}

    /** @throws IllegalArgumentException when the text is not a duration of whole nanoseconds; says what was expected */
    public static Duration parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            throw new IllegalArgumentException(EXPECTED);
        }
        BigDecimal nanos = BigDecimal.ZERO;
        for (int unit = 0; unit < UNIT_NANOS.length; unit++) {
            String number = matcher.group(unit + 1);
            if (number != null) {
                nanos = nanos.add(new BigDecimal(number).multiply(BigDecimal.valueOf(UNIT_NANOS[unit])));
            }
        }
        if (nanos.compareTo(BigDecimal.valueOf(MAX.toNanos())) > 0) {
            throw new IllegalArgumentException(EXPECTED + ", up to " + format(MAX));
        }
        if (nanos.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException(EXPECTED + ", in whole nanoseconds");
        }
        return Duration.ofNanos(nanos.longValueExact());
    }

    /** The shortest exact form with the largest units: {@code 1m30s}, {@code 1.5s}, {@code 250ms}, {@code 0s}. */
    public static String format(Duration duration) {
        if (duration.isNegative() || duration.compareTo(MAX) > 0) {
            throw new IllegalArgumentException("duration must be within [0, " + MAX + "] but is " + duration);
        }
        long nanos = duration.toNanos();
        StringBuilder text = new StringBuilder();
        for (int unit = 0; unit < UNITS.length; unit++) {
            long count = nanos / UNIT_NANOS[unit];
            nanos %= UNIT_NANOS[unit];
            if (count > 0) {
                text.append(count).append(UNITS[unit]);
            }
        }
        if (nanos >= UNIT_NANOS[3]) {
            text.append(decimal(nanos, 9)).append('s');
        } else if (nanos > 0) {
            text.append(decimal(nanos, 6)).append("ms");
        } else if (text.isEmpty()) {
            text.append("0s");
        }
        return text.toString();
    }

    private static String decimal(long value, int scale) {
        return BigDecimal.valueOf(value, scale).stripTrailingZeros().toPlainString();
    }
}
