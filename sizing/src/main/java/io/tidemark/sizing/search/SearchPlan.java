package io.tidemark.sizing.search;

import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Pause;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import java.time.Duration;
import java.util.List;

/** A plan whose requests are a given plan's, and whose load is left to the search. */
public final class SearchPlan {
    /** No search takes longer. */
    static final Duration LONGEST = Duration.ofHours(24);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private SearchPlan() {}

    public static Plan of(Plan plan, SearchSettings.Variable by) {
        List<Phase> phases = List.of(new Phase("start", new Shape.Constant(Level.of(0), LONGEST), false));
        Load load = switch (by) {
            case RATE -> rate(plan.load(), phases);
            case USERS -> users(plan.load(), phases);
        };
        return new Plan(
                plan.name(), plan.targets(), plan.variables(), plan.scenarios(), load, plan.http(), plan.tolerance());
    }

    private static Load rate(Load load, List<Phase> phases) {
        return switch (load) {
            case Load.Rate rate -> new Load.Rate(phases, rate.arrivals(), rate.patience(), rate.seed());
            case Load.Users users -> new Load.Rate(phases, Load.Arrivals.CONSTANT, PATIENCE, users.seed());
        };
    }

    private static Load users(Load load, List<Phase> phases) {
        return switch (load) {
            case Load.Users users -> new Load.Users(phases, users.pause(), users.pacing(), Duration.ZERO, users.seed());
            case Load.Rate rate ->
                new Load.Users(phases, Pause.NONE, Load.Pacing.FROM_RESPONSE, Duration.ZERO, rate.seed());
        };
    }
}
