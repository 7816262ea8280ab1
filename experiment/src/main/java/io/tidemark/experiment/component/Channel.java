package io.tidemark.experiment.component;

import io.tidemark.experiment.event.Event;

/**
 * Brings parameters to the application. All methods are called in turn, and should return soon: what takes time belongs to
 * {@link Stage#spawn}.
 */
public interface Channel extends Component {
    /** A phase began that concerns this channel: one of its parameters changed. */
    void apply(Event update) throws Exception;

    /** A phase began that does not concern this channel; what it started for an earlier phase now works for this one. */
    default void pass(Event update) throws Exception {}

    /**
     * The policies have come to their end. What was begun is finished: requests under way, programs that serve a phase.
     *
     * @param interrupted true when it should rather be given up
     */
    default void endRun(boolean interrupted) throws Exception {}
}
