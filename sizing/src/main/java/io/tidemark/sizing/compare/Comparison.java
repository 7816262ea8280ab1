package io.tidemark.sizing.compare;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.capacity.Estimate;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.result.Sizing;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Machine types against each other.
 *
 * @param need requests per second that must be carried
 * @param headroom share of a machine's capacity that is kept free: 0.3 plans for 70 %
 * @param prices what the prices are: "us-east-1, on demand, 2026-11-01"
 * @param caveat what must be said about the comparison, such as that it is an emulation
 * @param candidates the cheapest for the need first, those that cannot be compared last
 * @param predictions of sizes that were not measured, the cheapest for the need first
 */
public record Comparison(
        OptionalDouble need,
        double headroom,
        String prices,
        String caveat,
        List<Candidate> candidates,
        List<Prediction> predictions) {
    public Comparison {
        requireNonNull(need, "need is null");
        requireNonNull(prices, "prices is null");
        requireNonNull(caveat, "caveat is null");
        candidates = List.copyOf(candidates);
        predictions = List.copyOf(predictions);
    }

    /**
     * @param sizing empty when the type could not be started
     * @param costPerMillion dollars per million good requests: low, median, high; empty without an estimate
     * @param machines needed for the need with headroom, by the lower end of the capacity
     * @param dollarsPerMonth of so many machines
     * @param winner true for the one to take; at most one
     * @param remark why it is where it is: "dropped after 5 windows: even its best case costs more", a caveat of its own
     */
    public record Candidate(
            MachineType type,
            Optional<Sizing> sizing,
            Optional<Estimate> costPerMillion,
            OptionalInt machines,
            OptionalDouble dollarsPerMonth,
            boolean winner,
            String remark) {
        public Candidate {
            requireNonNull(type, "type is null");
            requireNonNull(sizing, "sizing is null");
            requireNonNull(costPerMillion, "costPerMillion is null");
            requireNonNull(machines, "machines is null");
            requireNonNull(dollarsPerMonth, "dollarsPerMonth is null");
            requireNonNull(remark, "remark is null");
        }

        /** Requests per second that one machine carries; empty when it was not measured well enough to compare. */
        public Optional<Estimate> capacity() {
            return costPerMillion.isEmpty() ? Optional.empty() : sizing.flatMap(Capacities::perSecond);
        }
    }
}
