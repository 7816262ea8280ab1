package io.tidemark.sizing.search;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.SearchSettings.Budget;
import io.tidemark.core.capacity.SearchSettings.Mode;
import io.tidemark.core.capacity.SearchSettings.Pace;
import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.core.plan.Tolerance;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * A load that climbs until too many requests fail in a minute: Molotov's sizing.
 *
 * @param highest users or arrivals per second at the end of the ramp
 * @param hold how long the highest load is kept when the ramp has not found the limit
 * @param tolerance the share of failures in a minute that is still tolerated, 0 to 1
 */
public record RampSettings(
        Variable by, double highest, Duration rampUp, Duration hold, double tolerance, Tolerance.Ratio ratio) {
    public static final int DEFAULT_USERS = 500;
    public static final Duration DEFAULT_RAMP_UP = Duration.ofMinutes(5);
    /** One whole minute of the rule, and what the last requests of it may take. */
    public static final Duration DEFAULT_HOLD = Duration.ofSeconds(90);

    /** A search cannot do without any: there is no load at which nothing ever fails. */
    private static final double LEAST_TOLERANCE = 1e-6;

    public RampSettings {
        requireNonNull(by, "by is null");
        requireNonNull(rampUp, "rampUp is null");
        requireNonNull(hold, "hold is null");
        requireNonNull(ratio, "ratio is null");
        if (!(highest >= 1)) {
            throw new IllegalArgumentException("highest must be >= 1 but is " + highest);
        }
        if (rampUp.isNegative() || hold.isNegative() || rampUp.plus(hold).isZero()) {
            throw new IllegalArgumentException("rampUp and hold must be >= 0, and one of them more than that");
        }
    }

    /** What a search for the capacity within the same bounds would be told: for reports, which know only those. */
    public SearchSettings asSearch() {
        double ofTotal = switch (ratio) {
            case OF_TOTAL -> tolerance;
            case OF_OK -> tolerance / (1 + tolerance);
        };
        return new SearchSettings(
                Mode.CAPACITY,
                by,
                Math.clamp(ofTotal, LEAST_TOLERANCE, 1 - LEAST_TOLERANCE),
                1,
                highest,
                SearchSettings.DEFAULT_HALF_WIDTH,
                OptionalDouble.empty(),
                Pace.DEFAULT,
                Budget.UNLIMITED,
                1);
    }
}
