package io.tidemark.experiment.session;

import io.tidemark.experiment.component.Troubles.Trouble;
import io.tidemark.experiment.phase.Phase;

/** Learns how an experiment gets on; called by many threads. */
public interface SessionListener {
    default void phaseBegan(Phase phase) {}

    /** All of it has been heard. */
    default void phaseEnded(Phase phase) {}

    /** For the first time; the same again is only counted. */
    default void trouble(Trouble trouble) {}

    /** Something for a person to read. */
    default void note(String text) {}
}
