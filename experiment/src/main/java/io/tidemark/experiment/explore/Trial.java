package io.tidemark.experiment.explore;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * What was tried, and what came of it.
 *
 * @param value the smaller, the better; empty when the trial failed
 */
public record Trial(Spot spot, OptionalDouble value) {
    public Trial {
        requireNonNull(spot, "spot is null");
        if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            throw new IllegalArgumentException("value must be finite but is " + value.getAsDouble());
        }
    }

    public static Trial of(Spot spot, double value) {
        return new Trial(spot, OptionalDouble.of(value));
    }

    public static Trial failed(Spot spot) {
        return new Trial(spot, OptionalDouble.empty());
    }
}
