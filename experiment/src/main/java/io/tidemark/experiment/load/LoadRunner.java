package io.tidemark.experiment.load;

import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.Steering;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.Stage;

/** Where the loads of an experiment are sent from. */
@FunctionalInterface
public interface LoadRunner {
    /**
     * Nothing is sent yet.
     *
     * @param watch sees the load while it goes on; it must be the run's steering
     * @throws ProblemsException when there are no workers for it, or when its targets may not be loaded like this
     */
    Sending prepare(LoadOrder order, Stage stage, Steering watch) throws ProblemsException;

    /** One load. */
    interface Sending {
        /**
         * Blocks until the load is over.
         *
         * @throws ProblemsException when it cannot begin
         */
        Run run() throws ProblemsException;

        /** Ends it early; from any thread, also before it is run. {@link #run} still returns what was measured. */
        void stop();
    }
}
