package io.tidemark.aggregator.fleet;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.plan.Plan;

/** What every worker of a run is given. */
public record Assignment(String runId, Plan plan, String fingerprint) {
    public Assignment {
        requireNonNull(runId, "runId is null");
        requireNonNull(plan, "plan is null");
        requireNonNull(fingerprint, "fingerprint is null");
    }
}
