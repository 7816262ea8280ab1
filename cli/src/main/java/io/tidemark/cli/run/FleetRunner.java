package io.tidemark.cli.run;

import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.aggregator.fleet.LocalFleet;
import io.tidemark.aggregator.fleet.aws.LambdaFleets;
import io.tidemark.aggregator.fleet.aws.LambdaSettings;
import io.tidemark.aggregator.fleet.remote.LogFetcher;
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

/** Runs on the fleet that the settings ask for. */
public final class FleetRunner implements Runner {
    private final Environment environment;
    private final Clock clock;
    private final BuildInfo build;

    public FleetRunner(Environment environment, Clock clock, BuildInfo build) {
        this.environment = environment;
        this.clock = clock;
        this.build = build;
    }

    @Override
    public Running prepare(Plan plan, RunSettings settings, Path directory, RunListener listener, Steering steering)
            throws ProblemsException {
        Fleet fleet = settings.requests() && settings.lambda().isEmpty()
                ? new LocalFleet(settings.workers(), settings.loops(), environment, clock, directory)
                : Fleets.of(settings, environment, clock).open(listener::note);
        LambdaSettings lambda = settings.lambda().orElse(null);
        LogFetcher fetcher = settings.requests() && lambda != null
                ? LambdaFleets.logs(lambda.aws(), lambda.bucket(), clock, listener::note)
                : null;
        RunControl control = new RunControl(
                plan, PlanWriter.write(plan), PlanFingerprint.of(plan), fleet, clock, build, listener, steering);
        return fetcher == null ? new FleetRun(fleet, control) : new LoggedFleetRun(fleet, control, fetcher, directory);
    }
}
