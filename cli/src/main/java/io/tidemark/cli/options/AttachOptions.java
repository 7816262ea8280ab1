package io.tidemark.cli.options;

import io.tidemark.cli.run.RunSettings;
import io.tidemark.cli.run.RunSettings.Destination;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.aws.AwsSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where a run is that is taken up, and what is left of it here. */
public final class AttachOptions {
    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "The DynamoDB table of the run; a deployment's has its prefix for a name. Default: "
                    + Defaults.PREFIX + ".")
    String table = Defaults.PREFIX;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the run is written; must be new or empty. Default: " + Defaults.DIRECTORY + "/<id>.")
    @Nullable
    String out;

    @Option(
            names = "--to",
            paramLabel = "s3://BUCKET[/PREFIX]",
            description = "Store the finished run there too. Default: the bucket of the fleet, if it has one.")
    @Nullable
    String to;

    @Option(names = "--no-report", description = "Do not write report.html; tidemark report can later.")
    boolean noReport;

    @ArgGroup(validate = false, heading = "%nAWS:%n")
    AwsOptions aws = new AwsOptions();

    @ArgGroup(validate = false, heading = "%nWhat is shown:%n")
    DisplayOptions display = new DisplayOptions();

    public String table() {
        return table;
    }

    public AwsSettings aws() {
        return aws.settings();
    }

    /** @throws ProblemsException with all that is wrong */
    public RunSettings settings(Path directory) throws ProblemsException {
        Findings findings = new Findings();
        display.check(findings);
        Destination destination = out == null
                ? new Destination.Below(directory.resolve(Defaults.DIRECTORY))
                : new Destination.Exactly(findings.path("--out", out, directory));
        RunSettings settings = new RunSettings(
                1,
                0,
                Optional.empty(),
                destination,
                false,
                !noReport,
                Optional.empty(),
                display.show(),
                BucketOptions.bucket("--to", to, aws, findings));
        findings.throwIfAny();
        return settings;
    }
}
