package io.tidemark.sizing.compare;

import static java.util.Objects.requireNonNull;

import io.tidemark.aggregator.dump.RunHead;
import io.tidemark.core.capacity.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a comparison came to, without what was measured.
 *
 * @param runs of the types that were measured; the one that began first comes first
 */
public record ComparisonHead(List<RunHead> runs, Optional<Winner> winner) {
    public ComparisonHead {
        runs = List.copyOf(runs);
        requireNonNull(winner, "winner is null");
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("a comparison must have a run");
        }
    }

    /** The type to take; see {@link Comparison.Candidate}. */
    public record Winner(
            String type, OptionalInt machines, OptionalDouble dollarsPerMonth, Optional<Estimate> costPerMillion) {
        public Winner {
            requireNonNull(type, "type is null");
            requireNonNull(machines, "machines is null");
            requireNonNull(dollarsPerMonth, "dollarsPerMonth is null");
            requireNonNull(costPerMillion, "costPerMillion is null");
        }
    }
}
