package io.tidemark.experiment.load;

import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.aggregator.run.Progress;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunControl;
import io.tidemark.aggregator.run.RunListener;
import io.tidemark.aggregator.run.Steering;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.load.LoadRunner.Sending;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.planfile.PlanFingerprint;
import io.tidemark.functions.planfile.PlanWriter;

/** A load on a fleet, which ends with it. */
public final class FleetSending implements Sending {
    private final Fleet fleet;
    private final RunControl control;

    public FleetSending(Plan plan, Fleet fleet, Stage stage, BuildInfo build, Steering watch) {
        this.fleet = fleet;
        this.control = new RunControl(
                plan,
                PlanWriter.write(plan),
                PlanFingerprint.of(plan),
                fleet,
                stage.clock(),
                build,
                new Notes(stage),
                watch);
    }

    @Override
    public Run run() throws ProblemsException {
        try (fleet) {
            return control.run();
        }
    }

    @Override
    public void stop() {
        control.stop();
    }

    private record Notes(Stage stage) implements RunListener {
        @Override
        public void progress(Progress progress) {}

        @Override
        public void note(String sentence) {
            stage.note(sentence);
        }
    }
}
