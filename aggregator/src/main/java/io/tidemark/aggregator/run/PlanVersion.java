package io.tidemark.aggregator.run;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.plan.Plan;

/**
 * A plan that is to take the place of another.
 *
 * @param json canonical
 */
public record PlanVersion(Plan plan, String json, String fingerprint) {
    public PlanVersion {
        requireNonNull(plan, "plan is null");
        requireNonNull(json, "json is null");
        requireNonNull(fingerprint, "fingerprint is null");
    }
}
