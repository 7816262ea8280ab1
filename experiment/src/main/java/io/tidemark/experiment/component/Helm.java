package io.tidemark.experiment.component;

import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.phase.Phase;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * How a policy steers one run.
 *
 * <pre>{@code
 * Phase phase = helm.prepare(Map.of("rate", 100L));
 * if (!helm.isDone(phase)) {
 *     waiting.expect(phase);
 *     helm.begin(phase);
 *     waiting.await(...);
 *     helm.flag("status", "OK");
 *     helm.runTasks("intertest");
 * }
 * }</pre>
 */
public interface Helm {
    Stage stage();

    /** Which run of the experiment this is, counted from 0. */
    int run();

    /** Whether an earlier session has finished phases of this run, which are not done again. */
    default boolean isResumed() {
        return false;
    }

    /** The next phase: these parameters, and all others as they are. It has not begun yet. */
    Phase prepare(Map<String, Object> parameters);

    /** Whether an earlier session, which is resumed, has finished this phase; then it is left out. */
    boolean isDone(Phase phase);

    /** Begins a phase, which ends the policy's phase before. */
    Event begin(Phase phase);

    /** Gives the policy's phase a flag, such as {@code status}. */
    void flag(String name, Object value);

    /** Runs the tasks of a trigger, and returns when they are done. */
    void runTasks(String trigger) throws InterruptedException;

    /** Ends the policy's phase, waits until all of it has been heard, and returns the values that it has got, by metric. */
    SequencedMap<String, List<Double>> finish() throws InterruptedException;

    /** The values of a phase that {@link #isDone}, by metric. */
    SequencedMap<String, List<Double>> recorded(Phase phase);
}
