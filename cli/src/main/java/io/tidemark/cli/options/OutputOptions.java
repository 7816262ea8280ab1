package io.tidemark.cli.options;

import io.tidemark.aggregator.fleet.aws.LambdaSettings;
import io.tidemark.cli.run.RunSettings;
import io.tidemark.cli.run.RunSettings.Destination;
import io.tidemark.cli.run.RunSettings.LegacyFiles;
import io.tidemark.cli.run.RunSettings.Show;
import io.tidemark.cli.store.Bucket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the load comes from and what is left of the run. */
final class OutputOptions {
    private static final int MAX_WORKERS = 1_000;
    private static final int MAX_LOOPS = 1_000;

    @Option(names = "--name", paramLabel = "TEXT", description = "Title of the run. Default: the target's host.")
    @Nullable
    String name;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the run is written; must be new or empty. Default: " + Defaults.DIRECTORY + "/<id>.")
    @Nullable
    String out;

    @Option(
            names = "--to",
            paramLabel = "s3://BUCKET[/PREFIX]",
            description = "Store the finished run there too; see tidemark push. Default: --bucket, if that is given.")
    @Nullable
    String to;

    @Option(names = "--requests", description = "Log every single request too; see tidemark requests.")
    boolean requests;

    @Option(names = "--no-report", description = "Do not write report.html; tidemark report can later.")
    boolean noReport;

    @Option(names = "--plan-only", description = "Print the plan in its canonical form and send nothing.")
    boolean planOnly;

    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N",
            description = "The load is shared by N workers. Default: " + Defaults.WORKERS + ".")
    @Nullable
    String workers;

    @Option(
            names = "--loops",
            paramLabel = "N",
            description = "Event loops of each worker. Default: the processors, shared among the workers.")
    @Nullable
    String loops;

    @Option(
            names = "--i-may-load-this",
            paramLabel = "HOST",
            description = "You may send more than a small load to this public host. May be repeated.")
    List<String> permitted = new ArrayList<>();

    RunSettings settings(LegacyOptions legacy, FleetOptions fleet, Show show, Path directory, Findings findings) {
        int workerCount = findings.whole("--workers", workers == null ? Defaults.WORKERS : workers, 1, MAX_WORKERS)
                .orElse(1);
        int loopCount = loops == null
                ? 0
                : findings.whole("--loops", loops, 1, MAX_LOOPS).orElse(0);
        Optional<LegacyFiles> files = legacy.files(directory, findings);
        Optional<Path> workdir = files.flatMap(LegacyFiles::directory);
        Destination destination = out == null
                ? new Destination.Below(workdir.orElse(directory.resolve(Defaults.DIRECTORY)))
                : new Destination.Exactly(findings.path("--out", out, directory));
        Optional<LambdaSettings> lambda = fleet.lambda(findings);
        boolean logged = requests || files.isPresent();
        if (logged
                && lambda.isPresent()
                && lambda.get().bucket().isEmpty()
                && lambda.get().deployment().isEmpty()) {
            findings.add(
                    "--requests",
                    null,
                    "needs a bucket with --fleet lambda",
                    "functions' disks end with them: name a bucket with --bucket");
        }
        Optional<Bucket> bucket = to == null
                ? BucketOptions.bucket("--bucket", fleet.archive(), fleet.aws, findings)
                : BucketOptions.bucket("--to", to, fleet.aws, findings);
        return new RunSettings(workerCount, loopCount, lambda, destination, logged, !noReport, files, show, bucket);
    }
}
