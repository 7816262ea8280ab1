package io.tidemark.core.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The bad-ratio regression: what the windows say about the capacity and about the bad share at every load.
 *
 * <p>The bad share is g(x) = f + (tolerance - f) exp(b (log x - theta)): a floor f that is there at any load, and a rise of
 * steepness b that reaches the tolerance at the capacity exp(theta). Counts are negative binomial with shape s. The
 * posterior of theta, b, f and s is computed on a grid; see docs/capacity.md.
 */
public final class CapacityFit {
    /** Fewer do not determine a capacity. */
    static final int LEAST_WINDOWS = 3;

    private final SearchSettings settings;
    private final PosteriorGrid grid;

    private CapacityFit(SearchSettings settings, PosteriorGrid grid) {
        this.settings = settings;
        this.grid = grid;
    }

    /** Of the valid windows and soaks; empty when they do not determine one. */
    public static Optional<CapacityFit> of(SearchSettings settings, List<Observation> observations) {
        History history = new History(settings, observations);
        int looks = history.windows().size() + history.soaks().size();
        return looks < LEAST_WINDOWS ? Optional.empty() : Optional.of(known(history));
    }

    /** What is known, be it from the probes alone. */
    static CapacityFit known(History history) {
        SearchSettings settings = history.settings();
        List<Evidence> evidence = new ArrayList<>();
        for (Observation observation : history.looks()) {
            Evidence each = Evidence.of(settings, observation);
            if (each.planned() > 0) {
                evidence.add(each);
            }
        }
        Prior prior = Prior.of(settings, history.bracket(), evidence);
        return new CapacityFit(settings, PosteriorGrid.of(settings.tolerance(), prior, evidence));
    }

    /** By users the ends are whole numbers, rounded down. */
    public Estimate estimate() {
        double tail = (1 - Estimate.COVERAGE) / 2;
        return new Loads(settings).whole(new Estimate(quantile(tail), quantile(0.5), quantile(1 - tail)));
    }

    /** The load below which the capacity lies with this probability. */
    public double quantile(double probability) {
        return Math.exp(grid.quantile(probability));
    }

    /** The probability that the capacity is at least this load. */
    public double probabilityAtLeast(double load) {
        return load <= 0 ? 1 : grid.probabilityAtLeast(Math.log(load));
    }

    /** The expected bad share at a load and the band it lies in with 90 % probability. */
    public Band badShare(double load) {
        double tail = (1 - Estimate.COVERAGE) / 2;
        double[] band = load <= 0 ? new double[3] : grid.shares(Math.log(load), tail, 0.5, 1 - tail);
        return new Band(band[0], band[1], band[2]);
    }

    /** By how many percent the bad share grows, above its floor, when the load grows by one percent. */
    double steepness() {
        return grid.steepness();
    }

    public record Band(double low, double middle, double high) {}
}
