package io.tidemark.aggregator.cost;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.units.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a run may cost, and by which prices.
 *
 * @param region where the functions are
 * @param tariff its prices; empty when nobody knows them
 * @param priced the regions whose prices are known
 */
public record Budget(String region, Optional<Tariff> tariff, List<String> priced, CostLimit limit) {
    /** Nobody asks. */
    public static final Budget NONE = new Budget("", Optional.empty(), List.of(), CostLimit.NONE);

    private static final String MAX_COST = "--max-cost";

    public Budget {
        requireNonNull(region, "region is null");
        requireNonNull(tariff, "tariff is null");
        priced = List.copyOf(priced);
        requireNonNull(limit, "limit is null");
    }

    public static Budget of(Tariffs tariffs, String region, CostLimit limit) {
        return new Budget(region, tariffs.of(region), tariffs.regions(), limit);
    }

    /**
     * What stands against a run before it begins; empty when nothing does.
     *
     * @param load how long the plan takes
     */
    public Optional<Problem> problem(Forecast forecast, Duration load) {
        if (limit.dollars().isEmpty()) {
            return Optional.empty();
        }
        double most = limit.dollars().getAsDouble();
        if (tariff.isEmpty()) {
            return Optional.of(new Problem(
                    "AWS",
                    MAX_COST,
                    Dollars.of(most),
                    "cannot be kept, because the prices of the region " + region + " are not known",
                    "leave it out, or use one of " + String.join(", ", priced)));
        }
        Cost cost = tariff.get().cost(forecast.usage(load));
        if (limit.longest().isPresent() || cost.total() <= most) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                "AWS",
                MAX_COST,
                Dollars.of(most),
                "must be at least what the run is going to cost, about " + cost.words() + " (" + cost.basis() + ")",
                Affordable.words(forecast, load, tariff.get(), most)));
    }

    /** What a run is going to cost, for a person. */
    public String estimate(Forecast forecast, Duration load) {
        if (tariff.isEmpty()) {
            return "What this costs cannot be said: the prices of the region " + region
                    + " are not known here, only those of " + String.join(", ", priced) + ".";
        }
        Duration time = limit.longest().orElse(load);
        Cost cost = tariff.get().cost(forecast.usage(time));
        String workers = forecast.workers() == 1 ? "1 worker" : forecast.workers() + " workers";
        return "Estimated cost of " + (limit.longest().isPresent() ? "at most " : "") + Durations.format(time) + " on "
                + workers + ": about " + cost.words() + " (" + cost.basis() + ").";
    }

    /** How it stands; empty when nobody knows the prices. */
    public Optional<Bill> bill(Usage soFar, Usage committed) {
        return tariff.map(prices -> new Bill(prices.cost(soFar), prices.cost(committed), limit.dollars()));
    }
}
