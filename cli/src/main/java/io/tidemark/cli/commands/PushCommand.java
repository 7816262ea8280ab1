package io.tidemark.cli.commands;

import io.tidemark.cli.options.AwsOptions;
import io.tidemark.cli.options.BucketOptions;
import io.tidemark.cli.options.Findings;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.store.Bucket;
import io.tidemark.cli.store.Pusher;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.ProblemsException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stores a run that was made before. */
@Command(
        name = "push",
        description =
                "Store a run of this machine in a bucket: its dump, its tables and its report. Objects are private and "
                        + "encrypted, and the run is listed when all of it is there.",
        footerHeading = "%nExample:%n",
        footer = "  tidemark push runs/20261120-191500-3f9c --to s3://load-tests")
public final class PushCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "RUN_DIR", description = "The directory of a run, such as runs/20261120-191500-3f9c.")
    private String run = "";

    @Option(names = "--to", required = true, paramLabel = "s3://BUCKET[/PREFIX]", description = "Where to.")
    private @Nullable String to;

    @Option(names = "--json", description = "The place as a JSON object.")
    private boolean json;

    @ArgGroup(validate = false, heading = "%nAWS:%n")
    private AwsOptions aws = new AwsOptions();

    public PushCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws ProblemsException {
        Findings findings = new Findings();
        Optional<Bucket> bucket = BucketOptions.bucket("--to", to, aws, findings);
        findings.throwIfAny();
        new Pusher(surroundings, json).push(UserPaths.directory(surroundings, "RUN_DIR", run), bucket.orElseThrow());
        return ExitCode.OK.number();
    }
}
