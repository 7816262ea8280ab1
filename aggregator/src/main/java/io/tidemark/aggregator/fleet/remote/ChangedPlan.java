package io.tidemark.aggregator.fleet.remote;

import io.tidemark.aggregator.fleet.Assignment;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanBundle;
import io.tidemark.functions.remote.Adoption;
import io.tidemark.functions.remote.Shelf;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.Environment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan that a running fleet is to change to: what stands against it, and how it comes to the workers. */
final class ChangedPlan {
    /** Of all plans in the control, which every worker reads again and again. */
    static final int MOST_INLINE = 32 << 10;

    private static final String PLAN = "plan";

    private ChangedPlan() {}

    /**
     * What of the environment the workers would need and were not given when they were called.
     *
     * @param given the values that they were given, by name
     * @throws ProblemsException when the plan cannot run at all
     */
    static List<Problem> problems(Assignment next, Map<String, String> given, Environment environment, Clock clock)
            throws ProblemsException {
        List<Problem> problems = new ArrayList<>();
        Provisions.secrets(next.plan(), environment, clock).forEach((name, value) -> {
            if (!value.equals(given.get(name))) {
                problems.add(new Problem(
                        PLAN,
                        "env",
                        name,
                        "must be an environment variable that the plan named when the run began: workers are given values"
                                + " only when they are called",
                        "end the run, and begin another with this plan"));
            }
        });
        return problems;
    }

    /**
     * Brings it on its way.
     *
     * @param inlineBytes of plans that are in the control already
     * @throws ProblemsException when the workers cannot get it
     */
    static Adoption pack(Assignment next, long atNanos, boolean sameLoad, long inlineBytes, @Nullable Shelf shelf)
            throws ProblemsException {
        byte[] packed = PlanBundle.write(next.plan());
        try {
            String key = "";
            if (shelf != null) {
                key = Provisions.key(next.runId());
                shelf.put(key, packed);
            } else if (inlineBytes + packed.length > MOST_INLINE) {
                throw new IOException("with its files it has " + packed.length + " bytes"
                        + (inlineBytes == 0 ? "" : ", and plans before it " + inlineBytes)
                        + ", of which the table takes "
                        + MOST_INLINE + ": name a bucket with --bucket");
            }
            byte[] inline = shelf == null ? packed : new byte[0];
            return new Adoption(next.runId(), next.fingerprint(), atNanos, sameLoad, 0, inline, key);
        } catch (IOException e) {
            throw new ProblemsException(List.of(
                    new Problem(PLAN, "size", "", "must be brought to the workers", String.valueOf(e.getMessage()))));
        }
    }
}
