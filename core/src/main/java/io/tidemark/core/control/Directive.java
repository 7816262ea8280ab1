package io.tidemark.core.control;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import java.util.List;

/**
 * An order to every worker of a run. Instants are nanoseconds since the start of the run, so that all workers apply it
 * in step; one that has passed already is applied at once.
 */
public sealed interface Directive {
    /** From this instant on the whole fleet offers this level, whatever the plan says, until the plan's end. */
    record Offer(long atNanos, Level level) implements Directive {
        public Offer {
            requireNonNull(level, "level is null");
            requireInstant(atNanos);
        }
    }

    /** From this instant on the load is these phases, one after the other, and ends with them, whatever the plan says. */
    record Follow(long atNanos, List<Phase> phases) implements Directive {
        public Follow {
            phases = List.copyOf(phases);
            requireInstant(atNanos);
            if (phases.isEmpty()) {
                throw new IllegalArgumentException("phases must not be empty");
            }
        }
    }

    /**
     * From this instant on these workers share the load evenly, in the order of their numbers, and the others offer
     * nothing. Without such an order all share it.
     *
     * @param workers their numbers, from 0 on, rising
     */
    record Share(long atNanos, List<Integer> workers) implements Directive {
        public Share {
            workers = List.copyOf(workers);
            requireInstant(atNanos);
            if (workers.isEmpty()) {
                throw new IllegalArgumentException("workers must not be empty");
            }
            for (int i = 0; i < workers.size(); i++) {
                if (workers.get(i) <= (i == 0 ? -1 : workers.get(i - 1))) {
                    throw new IllegalArgumentException("workers must be >= 0 and rising but are " + workers);
                }
            }
        }
    }

    /** Nothing is sent any more; requests under way are followed for at most {@code graceNanos}, then given up. */
    record Stop(long graceNanos) implements Directive {
        public Stop {
            if (graceNanos < 0) {
                throw new IllegalArgumentException("graceNanos must be >= 0 but is " + graceNanos);
            }
        }
    }

    private static void requireInstant(long atNanos) {
        if (atNanos < 0) {
            throw new IllegalArgumentException("atNanos must be >= 0 but is " + atNanos);
        }
    }
}
