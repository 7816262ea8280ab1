package io.tidemark.swarm.plan;

import static java.util.Objects.requireNonNull;

import io.tidemark.aggregator.run.PlanVersion;
import io.tidemark.core.plan.Plan;
import io.tidemark.functions.planfile.PlanFingerprint;
import io.tidemark.functions.planfile.PlanWriter;

/**
 * A plan as somebody wrote it.
 *
 * @param number from 1 on
 * @param text the whole file
 * @param by whose it is: a person's name, or that of the file
 */
public record Revision(int number, String text, Plan plan, String by) {
    public Revision {
        requireNonNull(text, "text is null");
        requireNonNull(plan, "plan is null");
        requireNonNull(by, "by is null");
    }

    public String fingerprint() {
        return PlanFingerprint.of(plan);
    }

    public PlanVersion version() {
        return new PlanVersion(plan, PlanWriter.write(plan), fingerprint());
    }
}
