package io.tidemark.cli.swarm;

import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.cli.result.ExitCode;

/**
 * How a run without a page ends, as Locust tells it: the code for errors when a request has failed or a worker was too busy, and
 * 0 otherwise, also when a person has ended it. What Locust does not know has its own code: an end that a person at this
 * process did not ask for, and a measurement that cannot be trusted. A failed request says more than that, unless failed requests do
 * not matter at all (0).
 */
final class HeadlessExit {
    private HeadlessExit() {}

    /**
     * @param hot whether a worker was too busy at some time
     * @param interrupted whether a person at this process has ended the run
     */
    static int of(Run run, boolean hot, boolean interrupted, int codeOnError) {
        Ending.Kind ending = run.info().ending().kind();
        if (ending == Ending.Kind.INTERRUPTED && interrupted) {
            return ExitCode.OK.number();
        }
        if (ending == Ending.Kind.INTERRUPTED || ending == Ending.Kind.COST_LIMIT) {
            return ExitCode.INTERRUPTED.number();
        }
        boolean failed = run.timeline().total().counts().bad() > 0;
        if ((failed || hot) && codeOnError != 0) {
            return codeOnError;
        }
        return (run.verdict().isValid() ? ExitCode.OK : ExitCode.INVALID).number();
    }
}
