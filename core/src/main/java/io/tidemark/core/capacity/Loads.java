package io.tidemark.core.capacity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Loads that can be offered, and how they read. */
final class Loads {
    /** A rate with more digits than these only looks exact. */
    private static final MathContext RATE_DIGITS = new MathContext(4, RoundingMode.HALF_UP);

    private final SearchSettings settings;

    Loads(SearchSettings settings) {
        this.settings = settings;
    }

    /** The least load worth offering. */
    double lowest() {
        return Math.min(1, settings.start());
    }

    /** The load nearest to a wanted one from below (users are whole) within what is allowed. */
    double atMost(double load) {
        return clamp(settings.by() == SearchSettings.Variable.USERS ? Math.floor(load) : rounded(load));
    }

    /** As {@link #atMost}, from above. */
    double atLeast(double load) {
        return clamp(settings.by() == SearchSettings.Variable.USERS ? Math.ceil(load) : rounded(load));
    }

    private double clamp(double load) {
        return Math.clamp(load, lowest(), settings.highest());
    }

    private static double rounded(double load) {
        return new BigDecimal(load).round(RATE_DIGITS).doubleValue();
    }

    /** Users are whole: the capacity in users is the last whole number that is carried. */
    Estimate whole(Estimate estimate) {
        return switch (settings.by()) {
            case RATE -> estimate;
            case USERS ->
                new Estimate(Math.floor(estimate.low()), Math.floor(estimate.median()), Math.floor(estimate.high()));
        };
    }

    /** {@code 1,250/s}, {@code 8.5/s}, {@code 12 users}. */
    String text(double load) {
        return switch (settings.by()) {
            case RATE -> number(load) + "/s";
            case USERS -> number(load) + (load == 1 ? " user" : " users");
        };
    }

    /** {@code 1,150/s to 1,300/s} */
    String text(Estimate estimate) {
        return switch (settings.by()) {
            case RATE -> text(estimate.low()) + " to " + text(estimate.high());
            case USERS -> number(estimate.low()) + " to " + text(estimate.high());
        };
    }

    private static String number(double load) {
        boolean whole = load >= 100 || load == Math.rint(load);
        return String.format(Locale.ROOT, whole ? "%,.0f" : load >= 10 ? "%.1f" : "%.2f", load);
    }

    /** {@code 4.8 %}; small shares keep their digits. */
    static String percent(double share) {
        double percent = share * 100;
        String format = percent == 0 || percent >= 10 ? "%.0f %%" : percent >= 0.1 ? "%.1f %%" : "%.3f %%";
        return String.format(Locale.ROOT, format, percent);
    }
}
