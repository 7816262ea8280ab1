package io.tidemark.experiment.component;

import io.tidemark.experiment.event.Event;
import java.util.Map;

/** How a policy steers. */
public interface Helm {
    Stage stage();

    /** Sets parameters and thereby begins a phase, which ends the one before. */
    Event begin(Map<String, Object> parameters);

    /** Gives the policy's phase a flag. */
    void flag(String name, Object value);

    /** Runs the tasks of a trigger, and returns when they are done. */
    void runTasks(String trigger) throws InterruptedException;
}
