package io.tidemark.aggregator.cost;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a run may cost.
 *
 * @param dollars at most; empty for no limit
 * @param longest what a run at most takes that usually ends sooner, such as a search; empty where the plan says how long it
 *     takes. Such a run may begin although it could cost too much in the end
 */
public record CostLimit(OptionalDouble dollars, Optional<Duration> longest) {
    public static final CostLimit NONE = new CostLimit(OptionalDouble.empty(), Optional.empty());

    public CostLimit {
        requireNonNull(dollars, "dollars is null");
        requireNonNull(longest, "longest is null");
    }
}
