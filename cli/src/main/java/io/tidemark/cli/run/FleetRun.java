package io.tidemark.cli.run;

import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.aggregator.fleet.LocalFleet;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunControl;
import io.tidemark.cli.run.Runner.Running;
import io.tidemark.core.problem.ProblemsException;
import java.util.List;

/** A run and the fleet it is on, which ends with it. */
record FleetRun(Fleet fleet, RunControl control) implements Running {
    @Override
    public Run run() throws ProblemsException {
        try (fleet) {
            return control.run();
        }
    }

    @Override
    public List<String> remarks() {
        return fleet instanceof LocalFleet local ? LogCosts.sentences(local.requestLogCosts()) : List.of();
    }

    @Override
    public void stop() {
        control.stop();
    }
}
