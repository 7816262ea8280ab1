package io.tidemark.experiment.component;

import io.tidemark.experiment.event.Trace;

/** Does something once, each time its trigger is fired. */
public interface Task extends Component {
    /**
     * Does it, and returns when it is done.
     *
     * @param cause what fired the trigger; of no phase for setup and teardown
     */
    void run(Stage stage, Trace cause) throws Exception;
}
