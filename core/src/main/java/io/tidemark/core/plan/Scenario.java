package io.tidemark.core.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A flow of steps that a user goes through in order; chosen among its siblings in proportion to its weight. */
public record Scenario(String name, int weight, List<Step> steps) {
    public Scenario {
        requireNonNull(name, "name is null");
        if (weight < 1) {
            throw new IllegalArgumentException("weight must be > 0 but is " + weight);
        }
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("steps must not be empty");
        }
    }
}
