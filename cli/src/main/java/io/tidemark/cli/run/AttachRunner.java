package io.tidemark.cli.run;

import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.aggregator.fleet.aws.LambdaFleets;
import io.tidemark.aggregator.fleet.remote.RunCard;
import io.tidemark.aggregator.run.RunControl;
import io.tidemark.aggregator.run.RunListener;
import io.tidemark.aggregator.run.Steering;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.aws.AwsSettings;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.planfile.PlanFingerprint;
import io.tidemark.functions.planfile.PlanWriter;
import io.tidemark.functions.time.Clock;
import java.nio.file.Path;

/** Goes on with a run that was found without a centre. */
public final class AttachRunner implements Runner {
    private final LambdaFleets.Found found;
    private final AwsSettings aws;
    private final Clock clock;
    private final BuildInfo build;

    public AttachRunner(LambdaFleets.Found found, AwsSettings aws, Clock clock, BuildInfo build) {
        this.found = found;
        this.aws = aws;
        this.clock = clock;
        this.build = build;
    }

    @Override
    public Running prepare(Plan plan, RunSettings settings, Path directory, RunListener listener, Steering steering)
            throws ProblemsException {
        Fleet fleet = found.fleet().open(listener::note);
        RunControl control = new RunControl(
                found.orphan().runId(),
                plan,
                PlanWriter.write(plan),
                PlanFingerprint.of(plan),
                fleet,
                clock,
                build,
                listener,
                steering);
        RunCard card = found.orphan().card();
        return card.logged()
                ? new LoggedFleetRun(
                        fleet, control, LambdaFleets.logs(aws, card.bucket(), clock, listener::note), directory)
                : new FleetRun(fleet, control);
    }
}
