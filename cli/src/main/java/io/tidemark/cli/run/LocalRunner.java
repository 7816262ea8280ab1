package io.tidemark.cli.run;

import io.tidemark.aggregator.fleet.LocalFleet;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunControl;
import io.tidemark.aggregator.run.RunListener;
import io.tidemark.aggregator.run.Steering;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.planfile.PlanFingerprint;
import io.tidemark.functions.planfile.PlanWriter;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.Environment;
import java.nio.file.Path;
import java.util.List;

/** Runs within this process. */
public final class LocalRunner implements Runner {
    private final Environment environment;
    private final Clock clock;
    private final BuildInfo build;

    public LocalRunner(Environment environment, Clock clock, BuildInfo build) {
        this.environment = environment;
        this.clock = clock;
        this.build = build;
    }

    @Override
    public Running prepare(Plan plan, RunSettings settings, Path directory, RunListener listener) {
        LocalFleet fleet = new LocalFleet(
                settings.workers(), settings.loops(), environment, clock, settings.requests() ? directory : null);
        RunControl control = new RunControl(
                plan,
                PlanWriter.write(plan),
                PlanFingerprint.of(plan),
                fleet,
                clock,
                build,
                listener,
                Steering.BY_PLAN);
        return new LocalRun(fleet, control);
    }

    private record LocalRun(LocalFleet fleet, RunControl control) implements Running {
        @Override
        public Run run() throws ProblemsException {
            try (fleet) {
                return control.run();
            }
        }

        @Override
        public List<String> remarks() {
            return LogCosts.sentences(fleet.requestLogCosts());
        }

        @Override
        public void stop() {
            control.stop();
        }
    }
}
