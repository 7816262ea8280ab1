package io.tidemark.aggregator.run;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.shape.Profile;
import java.util.List;

/**
 * A plan of a run, and where it is in force. Instants are nanoseconds since the start of the run.
 *
 * @param number from 1 on
 * @param runId of its own: its results lie under it
 * @param endNanos as far as is known
 * @param stages its phases, also those that are over
 * @param profile what it offers
 */
public record Passage(
        int number,
        String runId,
        Plan plan,
        String fingerprint,
        long fromNanos,
        long endNanos,
        List<Stage> stages,
        Profile profile) {
    public Passage {
        requireNonNull(runId, "runId is null");
        requireNonNull(plan, "plan is null");
        requireNonNull(fingerprint, "fingerprint is null");
        stages = List.copyOf(stages);
        requireNonNull(profile, "profile is null");
    }
}
