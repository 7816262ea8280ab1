package io.tidemark.cli.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Numbers with their units, short and always alike: three significant digits where more would pretend precision. */
public final class Figures {
    private static final long MICROS_PER_MILLI = 1_000;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final String BYTE_UNITS = "kMGTP";
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private Figures() {}

    /** {@code 0.42 ms}, {@code 12.3 ms}, {@code 850 ms}, {@code 1.23 s}. */
    public static String latency(long micros) {
        return micros < MICROS_PER_SECOND
                ? threeDigits((double) micros / MICROS_PER_MILLI) + " ms"
                : threeDigits((double) micros / MICROS_PER_SECOND) + " s";
    }

    /** {@code 35,940}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 35,940 runs}, {@code 1 run}. */
    public static String count(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** {@code 512 bytes}, {@code 13.3 MB}: in powers of ten, as storage is sold. */
    public static String bytes(long bytes) {
        if (bytes < 1_000) {
            return count(bytes, "byte");
        }
        double value = bytes;
        int unit = -1;
        while (value >= 999.5 && unit < BYTE_UNITS.length() - 1) {
            value /= 1_000;
            unit++;
        }
        return threeDigits(value) + " " + BYTE_UNITS.charAt(unit) + "B";
    }

    /** {@code 199.7/s} below a thousand, {@code 12,345/s} from there on. */
    public static String rate(double perSecond) {
        if (perSecond >= 999.95) {
            return count(Math.round(perSecond)) + "/s";
        }
        return plain(BigDecimal.valueOf(perSecond).setScale(1, RoundingMode.HALF_UP)) + "/s";
    }

    /**
     * {@code 5%}, {@code 0.12%}. What is not nothing is never shown as 0%, and what is not everything never as 100%:
     * one failure in a million must be seen.
     */
    public static String share(double share) {
        if (Double.isInfinite(share)) {
            return "all";
        }
        if (share > 0 && share < 0.0001) {
            return "<0.01%";
        }
        if (share > 0.9999 && share < 1) {
            return ">99.99%";
        }
        return plain(BigDecimal.valueOf(share).movePointRight(2).setScale(2, RoundingMode.HALF_UP)) + "%";
    }

    /** {@code 0:05}, {@code 12:30}, {@code 1:02:03}. */
    public static String clock(Duration time) {
        long seconds = time.toSeconds();
        long hours = seconds / 3600;
        return hours == 0
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", hours, seconds / 60 % 60, seconds % 60);
    }

    private static String threeDigits(double value) {
        if (value >= 100) {
            return count(Math.round(value));
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(THREE_DIGITS);
        return plain(rounded.scale() > 3 ? rounded.setScale(3, RoundingMode.HALF_UP) : rounded);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
