package io.tidemark.cli.load;

import static java.util.Objects.requireNonNull;

import io.tidemark.aggregator.cost.CostLimit;
import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.aggregator.fleet.aws.LambdaSettings;
import io.tidemark.aggregator.run.Steering;
import io.tidemark.cli.permission.LoadPermission;
import io.tidemark.cli.run.DeployedFleet;
import io.tidemark.cli.run.Fleets;
import io.tidemark.cli.run.RunSettings;
import io.tidemark.cli.run.RunSettings.Destination;
import io.tidemark.cli.run.RunSettings.Show;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.swarm.Prefix;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.load.FleetSending;
import io.tidemark.experiment.load.LoadOrder;
import io.tidemark.experiment.load.LoadRunner;
import io.tidemark.functions.aws.AwsSettings;
import io.tidemark.functions.build.BuildInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends the loads of an experiment as bursts are sent: from this process or from functions, and only where that is permitted. */
public final class FleetLoads implements LoadRunner {
    private final Surroundings surroundings;
    private final BuildInfo build;
    private final List<String> permitted;

    /** @param permitted hosts that the user says may be loaded, beside those of an order */
    public FleetLoads(Surroundings surroundings, BuildInfo build, List<String> permitted) {
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
        this.build = requireNonNull(build, "build is null");
        this.permitted = List.copyOf(permitted);
    }

    @Override
    public Sending prepare(LoadOrder order, Stage stage, Steering watch) throws ProblemsException {
        List<String> known = new ArrayList<>(permitted);
        known.addAll(order.permitted());
        List<Problem> missing = new LoadPermission(surroundings.resolver()).missing(order.plan(), known);
        if (!missing.isEmpty()) {
            throw new ProblemsException(missing);
        }
        RunSettings settings = DeployedFleet.complete(settings(order, stage));
        Fleet fleet = Fleets.of(settings, surroundings.environment(), surroundings.clock())
                .open(stage::note);
        return new FleetSending(order.plan(), fleet, stage, build, watch);
    }

    private static RunSettings settings(LoadOrder order, Stage stage) throws ProblemsException {
        Optional<LambdaSettings> lambda =
                order.lambda().isPresent() ? Optional.of(lambda(order.lambda().get())) : Optional.empty();
        return new RunSettings(
                order.workers(),
                0,
                lambda,
                new Destination.Below(stage.results()),
                false,
                false,
                Optional.empty(),
                Show.RESULT);
    }

    private static LambdaSettings lambda(LoadOrder.Lambda wish) throws ProblemsException {
        Prefix prefix = prefix(wish.prefix().orElse(Prefix.USUAL.text()));
        AwsSettings aws =
                new AwsSettings(wish.region().orElse(null), wish.profile().orElse(null), null);
        return new LambdaSettings(
                aws,
                prefix.worker(wish.inVpc()),
                prefix.table(),
                "",
                prefix.text(),
                LambdaSettings.MUSTER,
                false,
                new CostLimit(wish.maxCost(), Optional.empty()));
    }

    private static Prefix prefix(String text) throws ProblemsException {
        try {
            return Prefix.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemsException(
                    List.of(new Problem("load", "lambda.prefix", text, String.valueOf(e.getMessage()), "")));
        }
    }
}
