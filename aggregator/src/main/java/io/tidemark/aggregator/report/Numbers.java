package io.tidemark.aggregator.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for people: as many digits as help, always with the unit said, the same on every machine. */
public final class Numbers {
    /** Where there is nothing to say: no request, hence no latency. */
    public static final String NONE = "–";

    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Numbers() {}

    /** All digits: {@code 1,234,567}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Three digits from a hundred thousand on: {@code 12,345}, {@code 1.23 M}. */
    public static String compact(long count) {
        if (Math.abs(count) < 100_000) {
            return count(count);
        }
        if (Math.abs(count) < 999_500) {
            return digits(count / 1e3) + " k";
        }
        return Math.abs(count) < 999_500_000 ? digits(count / 1e6) + " M" : digits(count / 1e9) + " G";
    }

    /** Per second: {@code 0.333}, {@code 12.5}, {@code 1,234}. */
    public static String rate(double perSecond) {
        return digits(perSecond);
    }

    /** A share of one as a percentage. A share that is not zero never reads as 0 %, and one below one never as 100 %. */
    public static String percent(double share) {
        if (!Double.isFinite(share)) {
            return "∞ %";
        }
        double percent = share * 100;
        if (percent > 0 && percent < 0.001) {
            return "< 0.001 %";
        }
        if (percent > 99.99 && percent < 100) {
            return "> 99.99 %";
        }
        return digits(percent, percent > 99 ? 4 : 3) + " %";
    }

    /** Microseconds in milliseconds, without the unit, for columns: {@code 0.123}, {@code 4.56}, {@code 78.9}, {@code 1,234}. */
    public static String millis(long micros) {
        return digits(micros / 1e3);
    }

    /** Likewise, of a mean. */
    public static String millis(double micros) {
        return digits(micros / 1e3);
    }

    /** Microseconds with the unit that suits: {@code 870 µs}, {@code 12.3 ms}, {@code 1.25 s}. */
    public static String time(long micros) {
        if (micros < 1_000) {
            return micros + " µs";
        }
        return micros < 999_500 ? digits(micros / 1e3) + " ms" : digits(micros / 1e6) + " s";
    }

    /** A place on the time axis: {@code 0:07}, {@code 12:34}, {@code 1:00:05}. */
    public static String clock(long seconds) {
        return seconds < 3_600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    /** A length of time: {@code 840 ms}, {@code 12.3 s}, {@code 3 min 20 s}, {@code 1 h 5 min}. */
    public static String duration(long millis) {
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return digits(millis / 1e3) + " s";
        }
        long seconds = Math.round(millis / 1e3);
        return seconds < 3_600
                ? join(seconds / 60, "min", seconds % 60, "s")
                : join(seconds / 3_600, "h", seconds / 60 % 60, "min");
    }

    public static String bytes(long bytes) {
        double value = (double) bytes;
        int unit = 0;
        while (value >= 1_023.5 && unit < BYTE_UNITS.length - 1) {
            value /= 1_024;
            unit++;
        }
        return digits(value) + " " + BYTE_UNITS[unit];
    }

    /** {@code 50}, {@code 99.9}: as percentiles are called. */
    public static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String join(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    private static String digits(double value) {
        return digits(value, 3);
    }

    /** Significant digits below the point only: nothing above it is ever rounded away. */
    private static String digits(double value, int significant) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(significant, RoundingMode.HALF_UP));
        int wholeDigits = rounded.precision() - rounded.scale();
        if (wholeDigits >= significant) {
            return count(Math.round(value));
        }
        int scale = Math.min(Math.max(0, significant - wholeDigits), 3);
        String text =
                new BigDecimal(value).setScale(scale, RoundingMode.HALF_UP).toPlainString();
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
