package io.tidemark.sizing.search;

import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Pause;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A plan whose requests are a given plan's, and whose load is left to the search. */
public final class SearchPlan {
    /** No search takes longer. */
    static final Duration LONGEST = Duration.ofHours(24);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private SearchPlan() {}

    public static Plan of(Plan plan, SearchSettings.Variable by) {
        List<Phase> phases = List.of(new Phase("start", new Shape.Constant(Level.of(0), LONGEST), false));
        return with(plan, by, phases);
    }

    /** The same with the highest load that a search may offer, for those who must say whether it may. */
    public static Plan heaviest(Plan plan, SearchSettings.Variable by, double highest) {
        Level level = Level.of(BigDecimal.valueOf(highest));
        return with(plan, by, List.of(new Phase("highest", new Shape.Constant(level, LONGEST), false)));
    }

    /** A plan whose load climbs and then stays. */
    static Plan ramp(Plan plan, RampSettings ramp) {
        Level highest = Level.of(BigDecimal.valueOf(ramp.highest()));
        List<Phase> phases = new ArrayList<>();
        if (ramp.rampUp().isPositive()) {
            phases.add(new Phase("ramp", new Shape.Ramp(Level.of(0), highest, ramp.rampUp()), false));
        }
        if (ramp.hold().isPositive()) {
            phases.add(new Phase("hold", new Shape.Constant(highest, ramp.hold()), false));
        }
        return with(plan, ramp.by(), phases);
    }

    private static Plan with(Plan plan, SearchSettings.Variable by, List<Phase> phases) {
        return plan.withLoad(
                switch (by) {
                    case RATE -> rate(plan.load(), phases);
                    case USERS -> users(plan.load(), phases);
                });
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
