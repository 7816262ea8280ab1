package io.tidemark.core.plan;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.shape.Phase;
import java.time.Duration;
import java.util.List;

/** The load offered: either a number of users who wait for their responses, or a rate of arrivals that does not. */
public sealed interface Load {
    List<Phase> phases();

    /** Of random draws: arrivals, scenarios, pauses and variables. The same seed gives the same run. */
    long seed();

    default Duration duration() {
        return phases().stream().map(phase -> phase.shape().duration()).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * The closed model: each user goes through one scenario after the other.
     *
     * @param pause between the iterations of a user
     * @param pacing from where the pause counts
     * @param stagger users of the first phase start spread over this time instead of at the same instant
     */
    record Users(List<Phase> phases, Pause pause, Pacing pacing, Duration stagger, long seed) implements Load {
        public Users {
            phases = requirePhases(phases);
            requireNonNull(pause, "pause is null");
            requireNonNull(pacing, "pacing is null");
            requireNonNull(stagger, "stagger is null");
            if (stagger.isNegative()) {
                throw new IllegalArgumentException("stagger must be >= 0 but is " + stagger);
            }
        }
    }

    /**
     * The open model: iterations of scenarios start on schedule, whatever the service does.
     *
     * @param patience how long an arrival waits for a free connection before it is dropped and counted as such
     */
    record Rate(List<Phase> phases, Arrivals arrivals, Duration patience, long seed) implements Load {
        public Rate {
            phases = requirePhases(phases);
            requireNonNull(arrivals, "arrivals is null");
            requireNonNull(patience, "patience is null");
        }
    }

    enum Pacing {
        /** The pause begins when the response has arrived. */
        FROM_RESPONSE,
        /** Iterations start one pause apart, whatever the response takes; one that is behind starts at once. */
        FIXED_PERIOD
    }

    enum Arrivals {
        CONSTANT,
        POISSON
    }

    private static List<Phase> requirePhases(List<Phase> phases) {
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("phases must not be empty");
        }
        return List.copyOf(phases);
    }
}
