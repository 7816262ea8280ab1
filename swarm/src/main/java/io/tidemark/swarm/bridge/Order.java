package io.tidemark.swarm.bridge;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/** What an operator wants of a swarm. */
public sealed interface Order {
    /**
     * A new run begins.
     *
     * @param aim in place of what the plan offers; empty for what the plan says
     */
    record Start(Optional<Aim> aim) implements Order {
        public Start {
            requireNonNull(aim, "aim is null");
        }
    }

    /** The run ends; what was measured is kept. */
    record Stop() implements Order {}

    /** Statistics are counted from now on. What was measured before stays in the dump. */
    record Reset() implements Order {}

    /** The load goes to another level, until the end of the plan. */
    record Offer(Aim aim) implements Order {
        public Offer {
            requireNonNull(aim, "aim is null");
        }
    }

    /**
     * The load goes on with another phase, from its start.
     *
     * @param phase its number in what is shown, from 0 on
     */
    record Skip(int phase) implements Order {
        public Skip {
            if (phase < 0) {
                throw new IllegalArgumentException("phase must be >= 0 but is " + phase);
            }
        }
    }

    /** At its end the current phase goes on at its last level for so long; all later phases are later. */
    record Prolong(Duration by) implements Order {
        public Prolong {
            requireNonNull(by, "by is null");
            if (by.isNegative() || by.isZero()) {
                throw new IllegalArgumentException("by must be > 0 but is " + by);
            }
        }
    }

    /**
     * The plan is another one from now on.
     *
     * @param plan the whole file
     * @param version of the plan that it is a change of: when that is not the current one any more, it is refused
     */
    record Revise(String plan, int version) implements Order {
        public Revise {
            requireNonNull(plan, "plan is null");
        }
    }
}
