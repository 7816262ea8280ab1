package io.tidemark.cli.options;

import io.tidemark.aggregator.cost.CostLimit;
import io.tidemark.aggregator.fleet.aws.LambdaSettings;
import io.tidemark.aggregator.store.S3Place;
import io.tidemark.core.units.Durations;
import io.tidemark.deployment.swarm.Prefix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where the workers run. */
final class FleetOptions {
    private static final String LOCAL = "local";
    private static final String LAMBDA = "lambda";
    private static final String WAIT = "1m";

    @Option(
            names = "--fleet",
            paramLabel = "local|lambda",
            description =
                    "Where the workers run: in this process, or as functions of AWS Lambda. Default: " + LOCAL + ".")
    @Nullable
    String fleet;

    @Option(
            names = "--prefix",
            paramLabel = "NAME",
            description = "Use what tidemark deploy has made with this prefix: function, table and bucket. Default: "
                    + Defaults.PREFIX + ".")
    @Nullable
    String prefix;

    @Option(
            names = "--in-vpc",
            description = "Use the deployment's function inside the VPC: it reaches private addresses there, and no "
                    + "public ones.")
    boolean inVpc;

    @Option(
            names = "--function",
            paramLabel = "NAME",
            description = "Another function for the workers than the deployment's.")
    @Nullable
    String function;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "Another DynamoDB table between them and here than the deployment's.")
    @Nullable
    String table;

    @Option(
            names = "--bucket",
            paramLabel = "NAME",
            description = "S3 bucket for what is too large for the table, for --requests, and for the finished run. "
                    + "Default: the deployment's, unless its function or table are not used.")
    @Nullable
    String bucket;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            description = "Functions that are not ready after so long are not waited for. Default: " + WAIT + ".")
    @Nullable
    String wait;

    @Option(
            names = "--replace-lost",
            description = "Call another function for one that is lost. Its share is missing in between.")
    boolean replaceLost;

    @ArgGroup(validate = false)
    AwsOptions aws = new AwsOptions();

    /** Targets on EC2 are loaded from inside their VPC: nobody else may reach them. */
    void besideTargets(Findings findings) {
        if (fleet != null && !fleet.equals(LAMBDA)) {
            findings.add(
                    "--fleet",
                    fleet,
                    "cannot load a target on EC2",
                    "it is reached by the deployment's functions inside the VPC only: leave --fleet out");
        }
        fleet = LAMBDA;
        inVpc = function == null;
    }

    /** Of the deployment that is used. */
    Prefix deployment() {
        return DeploymentOptions.prefix(prefix, new Findings());
    }

    /** Empty for workers in this process. */
    Optional<LambdaSettings> lambda(Findings findings) {
        String kind = fleet == null ? LOCAL : fleet;
        if (!kind.equals(LOCAL) && !kind.equals(LAMBDA)) {
            findings.add("--fleet", kind, "must be local or lambda", "");
        }
        if (!kind.equals(LAMBDA)) {
            for (String flag : onlyLambda()) {
                findings.add(flag, null, "is for --fleet lambda", "add --fleet lambda");
            }
            return Optional.empty();
        }
        Prefix deployment = DeploymentOptions.prefix(prefix, findings);
        if (inVpc && function != null) {
            findings.add("--in-vpc", null, "cannot be together with --function", "leave one of them out");
        }
        Optional<Duration> patience = findings.parsed("--wait", wait == null ? WAIT : wait, Durations::parse);
        return Optional.of(new LambdaSettings(
                aws.settings(),
                function == null ? deployment.worker(inVpc) : function,
                table == null ? deployment.table() : table,
                bucket == null ? "" : bucket,
                function == null && table == null && bucket == null ? deployment.text() : "",
                patience.filter(duration -> !duration.isZero()).orElse(LambdaSettings.MUSTER),
                replaceLost,
                CostLimit.NONE));
    }

    /** Where the runs of the fleet are kept, in the form of {@code --to}; null for nowhere. */
    @Nullable
    String archive() {
        return LAMBDA.equals(fleet) && bucket != null ? S3Place.SCHEME + bucket : null;
    }

    private List<String> onlyLambda() {
        List<String> given = new ArrayList<>();
        add(given, "--prefix", prefix);
        add(given, "--in-vpc", inVpc);
        add(given, "--function", function);
        add(given, "--table", table);
        add(given, "--bucket", bucket);
        add(given, "--wait", wait);
        add(given, "--replace-lost", replaceLost);
        return given;
    }

    private static void add(List<String> given, String flag, @Nullable Object value) {
        if (Findings.isGiven(value)) {
            given.add(flag);
        }
    }
}
