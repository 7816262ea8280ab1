package io.tidemark.aggregator.fleet;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.plan.Plan;

/**
 * What a fleet is to do.
 *
 * @param isSteered true when more than the plan decides what is offered
 */
public record Assignment(String runId, Plan plan, String fingerprint, boolean isSteered) {
    public Assignment {
        requireNonNull(runId, "runId is null");
        requireNonNull(plan, "plan is null");
        requireNonNull(fingerprint, "fingerprint is null");
    }
}
