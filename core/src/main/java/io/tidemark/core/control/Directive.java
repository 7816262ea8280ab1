package io.tidemark.core.control;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.shape.Level;

/**
 * An order to every worker of a run. Instants are nanoseconds since the start of the run, so that all workers apply it
 * in step; one that has passed already is applied at once.
 */
public sealed interface Directive {
    /** From this instant on the whole fleet offers this level, whatever the plan says, until the plan's end. */
    record Offer(long atNanos, Level level) implements Directive {
        public Offer {
            requireNonNull(level, "level is null");
            if (atNanos < 0) {
                throw new IllegalArgumentException("atNanos must be >= 0 but is " + atNanos);
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
}
