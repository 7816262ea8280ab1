package io.tidemark.aggregator.run;

/** Decides while a run goes on what it offers next; called from the run's own thread, so it must return soon. */
@FunctionalInterface
public interface Steering {
    /** The plan alone decides. */
    Steering BY_PLAN = helm -> {};

    /** Called about four times a second from the start until the end of the run. */
    void steer(Helm helm);
}
