package io.tidemark.core.capacity;

import java.util.List;
import java.util.Optional;

/** The bad-ratio regression: what the windows say about the capacity and about the bad share at every load. */
public final class CapacityFit {
    private CapacityFit() {}

    /** Of the valid windows and soaks; empty when they do not determine one. */
    public static Optional<CapacityFit> of(SearchSettings settings, List<Observation> observations) {
        return Optional.empty();
    }

    public Estimate estimate() {
        return new Estimate(0, 0, 0);
    }

    /** The load below which the capacity lies with this probability. */
    public double quantile(double probability) {
        return 0;
    }

    /** The probability that the capacity is at least this load. */
    public double probabilityAtLeast(double load) {
        return 0;
    }

    /** The expected bad share at a load and the band it lies in with 90 % probability. */
    public Band badShare(double load) {
        return new Band(0, 0, 0);
    }

    public record Band(double low, double middle, double high) {}
}
