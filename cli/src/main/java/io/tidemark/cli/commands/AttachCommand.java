package io.tidemark.cli.commands;

import io.tidemark.aggregator.fleet.aws.LambdaFleets;
import io.tidemark.aggregator.store.S3Place;
import io.tidemark.cli.options.AttachOptions;
import io.tidemark.cli.run.Archive;
import io.tidemark.cli.run.AttachRunner;
import io.tidemark.cli.run.RunSession;
import io.tidemark.cli.run.RunSettings;
import io.tidemark.cli.store.Bucket;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.build.BuildInfo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes up a run of functions whose centre is gone. */
@Command(
        name = "attach",
        description = "Take up a run on AWS Lambda whose Tidemark is gone: gather what its workers have kept, lead on "
                + "those that still send, and save the result. What they kept lasts three days.",
        footerHeading = "%nExample:%n",
        footer = "  tidemark attach 20261120-191500-3f9c")
public final class AttachCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Archive archive;
    private final BuildInfo build;

    @Parameters(paramLabel = "RUN", description = "The run's id, such as 20261120-191500-3f9c.")
    private String run = "";

    @Mixin
    private AttachOptions options;

    public AttachCommand(Surroundings surroundings, Archive archive, BuildInfo build) {
        this.surroundings = surroundings;
        this.archive = archive;
        this.build = build;
    }

    @Override
    public Integer call() throws ProblemsException {
        RunSettings settings = options.settings(surroundings.directory());
        LambdaFleets.Found found = LambdaFleets.find(options.aws(), options.table(), run, surroundings.clock());
        String bucket = found.orphan().card().bucket();
        if (settings.to().isEmpty() && !bucket.isEmpty()) {
            settings = settings.keptIn(new Bucket(new S3Place(bucket, ""), options.aws()));
        }
        AttachRunner runner = new AttachRunner(found, options.aws(), surroundings.clock(), build);
        return new RunSession(surroundings, runner, archive)
                .run(found.orphan().plan(), settings)
                .number();
    }
}
