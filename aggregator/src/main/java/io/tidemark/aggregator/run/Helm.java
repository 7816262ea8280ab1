package io.tidemark.aggregator.run;

import io.tidemark.core.shape.Level;
import io.tidemark.core.window.Counts;

/** What is seen from a run's helm, and what can be done there. Only for the thread that calls {@link Steering}. */
public interface Helm {
    /** Since the start of the run; negative before it. */
    long nowNanos();

    /** The last second that every worker has reported; its stragglers may still come. -1 before the first. */
    int completeSecond();

    /** All that is known so far; later it changes. */
    Timeline timeline();

    /** Counts of all seconds so far. */
    Counts counts();

    /** Workers that will report nothing more although they should. */
    int lostWorkers();

    /**
     * From this instant on the fleet offers this level, whatever the plan says.
     *
     * @param phase what the time from then on is called, in progress and reports
     */
    void offer(long atNanos, Level level, String phase);

    /** For those who do more than change the level: people. */
    Pilot pilot();

    /** Ends the run as planned: requests under way are followed for at most this long. */
    void finish(String why, long graceNanos);
}
