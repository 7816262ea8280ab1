package io.tidemark.cli.run;

import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunListener;
import io.tidemark.aggregator.run.Steering;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import java.nio.file.Path;
import java.util.List;

/** Where runs happen. */
@FunctionalInterface
public interface Runner {
    /**
     * @param directory for files that are written while the run goes on
     * @param steering {@link Steering#BY_PLAN} where the plan alone decides
     * @throws ProblemsException when there are no workers for it
     */
    Running prepare(Plan plan, RunSettings settings, Path directory, RunListener listener, Steering steering)
            throws ProblemsException;

    /** One run. */
    interface Running {
        /**
         * Blocks until the run has ended.
         *
         * @throws ProblemsException when it cannot begin
         */
        Run run() throws ProblemsException;

        /** What a person should know besides the result; asked after the end. */
        List<String> remarks();

        /** Ends the run early; from any thread. {@link #run} still returns what was measured. */
        void stop();
    }
}
