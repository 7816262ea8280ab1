package io.tidemark.swarm.live;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.Problem;
import java.util.List;

/** Says whether a plan's targets may be loaded like that. */
@FunctionalInterface
public interface Permission {
    /** What speaks against it; nothing when it may be. */
    List<Problem> missing(Plan plan);
}
