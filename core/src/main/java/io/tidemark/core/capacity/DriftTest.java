package io.tidemark.core.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the capacity moved while it was searched for: burst credits that run out, heat, leaks, caches that fill. Loads
 * are tried in no order, so a drift shows as a trend of the residuals, the bad shares against those the fit expects.
 */
public final class DriftTest {
    private static final int LEAST_WINDOWS = 8;
    private static final double SIGNIFICANT = 0.01;
    /** A smaller change over the whole search is within every interval and not worth a note. */
    private static final double LEAST_CHANGE = 0.02;

    private DriftTest() {}

    /**
     * @param perMinute relative change of the capacity: -0.01 is one percent less every minute
     * @param significance probability of such a trend by chance
     */
    public record Drift(double perMinute, double minutes, double significance) {
        /** For a person. */
        public String sentence() {
            return String.format(
                    Locale.ROOT,
                    "The capacity %s by about %.1f %% per minute over the %.0f minutes of windows (chance would look"
                            + " like this in %.1f %% of searches): %s.",
                    perMinute < 0 ? "fell" : "rose",
                    Math.abs(perMinute) * 100,
                    minutes,
                    significance * 100,
                    perMinute < 0
                            ? "burst credits that run out, heat or a leak; the answer is one for the time it was"
                                    + " measured in"
                            : "the service was not warm yet, or something else on its machine went away");
        }
    }

    /** Empty when there is no trend, or too little to see one in. */
    public static Optional<Drift> of(SearchSettings settings, List<Observation> observations) {
        History history = new History(settings, observations);
        return history.windows().size() < LEAST_WINDOWS
                ? Optional.empty()
                : of(CapacityFit.known(history), settings, history.looks());
    }

    private static Optional<Drift> of(CapacityFit fit, SearchSettings settings, List<Observation> looks) {
        List<Trend.Point> residuals = new ArrayList<>();
        for (Observation look : looks) {
            Evidence evidence = Evidence.of(settings, look);
            double expected =
                    evidence.planned() * fit.badShare(look.trial().load()).middle();
            // One more on either side: a window without a bad request has a residual too.
            double residual = Math.log((evidence.bad() + 1) / (expected + 1));
            residuals.add(new Trend.Point((look.fromSecond() + look.toSecond()) / 120.0, residual));
        }
        Trend trend = Trend.of(residuals);
        double perMinute = -trend.slope() / fit.steepness();
        double minutes = residuals.getLast().time() - residuals.getFirst().time();
        boolean seen = trend.significance() < SIGNIFICANT && Math.abs(perMinute) * minutes > LEAST_CHANGE;
        return seen ? Optional.of(new Drift(perMinute, minutes, trend.significance())) : Optional.empty();
    }
}
