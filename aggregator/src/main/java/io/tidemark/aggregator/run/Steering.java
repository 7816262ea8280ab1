package io.tidemark.aggregator.run;

import io.tidemark.core.window.WindowBuffer;

/** Decides while a run goes on what it offers next; called from the run's own thread, so it must return soon. */
@FunctionalInterface
public interface Steering {
    /** The plan alone decides. */
    Steering BY_PLAN = helm -> {};

    /**
     * Is told of each part of what was measured when it is merged.
     *
     * @param chapter number of the plan it was measured under, from 1 on
     * @param worker who measured it
     * @param window only valid during the call
     */
    default void counted(int chapter, int worker, WindowBuffer window) {}

    /** Whether a run ends when its target answers no more. */
    default boolean endsWithoutTarget() {
        return true;
    }

    /** Called about four times a second from the start until the end of the run. */
    void steer(Helm helm);
}
