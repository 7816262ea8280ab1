package io.tidemark.experiment.load;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A load that is to be sent.
 *
 * @param lambda the functions that send it; empty for workers in this process
 * @param permitted hosts of the public Internet that the user says may be loaded
 */
public record LoadOrder(Plan plan, int workers, Optional<Lambda> lambda, List<String> permitted) {
    public LoadOrder {
        requireNonNull(plan, "plan is null");
        requireNonNull(lambda, "lambda is null");
        permitted = List.copyOf(permitted);
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be > 0 but is " + workers);
        }
    }

    /**
     * What was said of the functions; empty is left to those who know the usual.
     *
     * @param prefix of the deployment
     * @param maxCost in dollars
     */
    public record Lambda(
            Optional<String> prefix,
            Optional<String> region,
            Optional<String> profile,
            boolean inVpc,
            OptionalDouble maxCost) {
        public Lambda {
            requireNonNull(prefix, "prefix is null");
            requireNonNull(region, "region is null");
            requireNonNull(profile, "profile is null");
            requireNonNull(maxCost, "maxCost is null");
        }
    }
}
