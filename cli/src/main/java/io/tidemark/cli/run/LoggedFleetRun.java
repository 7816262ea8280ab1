package io.tidemark.cli.run;

import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.aggregator.fleet.Fleet.WorkerFailure;
import io.tidemark.aggregator.fleet.remote.FetchedLogs;
import io.tidemark.aggregator.fleet.remote.LogFetcher;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunControl;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.cli.run.Runner.Running;
import io.tidemark.core.problem.ProblemsException;
import java.nio.file.Path;
import java.util.List;

/** A run whose workers log their requests elsewhere: after its end the logs are fetched. */
final class LoggedFleetRun implements Running {
    private final Fleet fleet;
    private final RunControl control;
    private final LogFetcher fetcher;
    private final Path directory;
    private volatile boolean ended;
    private List<String> remarks = List.of();

    /** @param directory where the logs go */
    LoggedFleetRun(Fleet fleet, RunControl control, LogFetcher fetcher, Path directory) {
        this.fleet = fleet;
        this.control = control;
        this.fetcher = fetcher;
        this.directory = directory;
    }

    @Override
    public Run run() throws ProblemsException {
        try (fetcher) {
            Run run;
            List<WorkerFailure> failures;
            try (fleet) {
                run = control.run();
                failures = fleet.failures();
            }
            ended = true;
            // Who was interrupted before the start has sent nothing that could have been logged.
            if (run.info().elapsedMillis() > 0) {
                RunInfo info = run.info();
                FetchedLogs logs = fetcher.fetch(info.id(), info.fingerprint(), info.workers(), failures, directory);
                remarks = LogCosts.sentences(logs, run.ledger());
            }
            return run;
        }
    }

    @Override
    public List<String> remarks() {
        return remarks;
    }

    /** Once the run has ended, what is still to be fetched is left. */
    @Override
    public void stop() {
        if (ended) {
            fetcher.cancel();
        } else {
            control.stop();
        }
    }
}
