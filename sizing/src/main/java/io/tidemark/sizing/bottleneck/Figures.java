package io.tidemark.sizing.bottleneck;

import java.util.Locale;

/** Numbers for sentences. */
final class Figures {
    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final double[] PARTS = {0.1, 0.125, 1 / 6.0, 0.2, 0.25, 1 / 3.0, 0.4, 0.5, 0.6, 2 / 3.0};
    private static final String[] PART_WORDS = {
        "a tenth",
        "an eighth",
        "a sixth",
        "a fifth",
        "a quarter",
        "a third",
        "two fifths",
        "half",
        "three fifths",
        "two thirds"
    };
    /** A share is told in words when it is so near to them, relatively. */
    private static final double NEAR = 0.1;

    private Figures() {}

    /** {@code 98 %}; a share above zero is never 0 %, one below one never 100 %. */
    static String percent(double share) {
        double percent = share * 100;
        if (percent > 0 && percent < 1) {
            return "below 1 %";
        }
        if (percent > 99 && percent < 100) {
            return "over 99 %";
        }
        return Math.round(percent) + " %";
    }

    /** {@code 0.50 cores}. */
    static String cores(double cores) {
        return plain(cores) + (cores == 1 ? " core" : " cores");
    }

    /** Two digits after the point, the same everywhere: {@code 0.50}. */
    static String plain(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** All digits: {@code 12,345}. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Three digits: {@code 1,230}, {@code 12.3}, {@code 0.5}. */
    static String number(double value) {
        if (value >= 100 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }

    static String bytes(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1_023.5 && unit < BYTE_UNITS.length - 1) {
            value /= 1_024;
            unit++;
        }
        return number(value) + " " + BYTE_UNITS[unit];
    }

    /** Bits per second: {@code 480 Mbit/s}. */
    static String bits(double bytesPerSecond) {
        double megabits = bytesPerSecond * 8 / 1e6;
        return megabits >= 1_000 ? number(megabits / 1_000) + " Gbit/s" : number(megabits) + " Mbit/s";
    }

    static String millis(double micros) {
        return number(micros / 1_000) + " ms";
    }

    /** A part of a whole in words where there are any: {@code a third}. */
    static String part(double share) {
        int best = 0;
        for (int i = 1; i < PARTS.length; i++) {
            if (Math.abs(Math.log(share / PARTS[i])) < Math.abs(Math.log(share / PARTS[best]))) {
                best = i;
            }
        }
        return Math.abs(share / PARTS[best] - 1) <= NEAR ? PART_WORDS[best] : percent(share);
    }
}
