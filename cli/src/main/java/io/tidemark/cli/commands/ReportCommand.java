package io.tidemark.cli.commands;

import io.tidemark.aggregator.report.HtmlReport;
import io.tidemark.aggregator.store.RunStore;
import io.tidemark.aggregator.store.StoredRun;
import io.tidemark.cli.options.BucketOptions;
import io.tidemark.cli.options.Defaults;
import io.tidemark.cli.options.Findings;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.run.Archive;
import io.tidemark.cli.size.SizeArchive;
import io.tidemark.cli.store.Bucket;
import io.tidemark.cli.store.Fetch;
import io.tidemark.cli.store.RunChoice;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Renders the report of a run or a sizing again, such as with a newer version of the program. */
@Command(name = "report", description = "Write the HTML report of a run again, from its dump.")
public final class ReportCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Archive archive;

    @Parameters(
            paramLabel = "RUN_DIR",
            description = "The directory of a run, such as runs/20261120-191500-3f9c; with --s3 the id of one, or the "
                    + "beginning of it, which is fetched into " + Defaults.DIRECTORY + " unless it is there.")
    private String run = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Default: " + Archive.REPORT + " in RUN_DIR.")
    private @Nullable String out;

    @Option(names = "--push", description = "Put the report into the bucket too, in the place of the one there.")
    private boolean push;

    @Mixin
    private BucketOptions where;

    public ReportCommand(Surroundings surroundings, Archive archive) {
        this.surroundings = surroundings;
        this.archive = archive;
    }

    @Override
    public Integer call() throws ProblemsException {
        Findings findings = new Findings();
        Optional<Bucket> bucket = where.bucket(findings);
        if (bucket.isEmpty()) {
            findings.requireOther("--push", push, "--s3", "tidemark push stores a run of this machine");
        }
        findings.throwIfAny();
        if (bucket.isEmpty()) {
            write(UserPaths.directory(surroundings, "RUN_DIR", run));
        } else {
            remote(bucket.get());
        }
        return ExitCode.OK.number();
    }

    private void remote(Bucket bucket) throws ProblemsException {
        try (RunStore store = bucket.open()) {
            StoredRun chosen =
                    RunChoice.of(store, run, bucket.place().toString(), "tidemark reports " + bucket.options("--s3"));
            Path runs = surroundings.directory().resolve(Defaults.DIRECTORY);
            boolean _ = Fetch.below(runs, store, chosen);
            Path report = write(runs.resolve(chosen.id()));
            if (push) {
                store.putFile(chosen, RunStore.REPORT, report);
                surroundings.out().println(store.place(chosen.id()) + RunStore.REPORT);
            }
        }
    }

    private Path write(Path directory) throws ProblemsException {
        Path file = out == null ? directory.resolve(Archive.REPORT) : UserPaths.of(surroundings, "--out", out);
        String report;
        try {
            Optional<String> ofSizing = SizeArchive.render(directory);
            report = ofSizing.isPresent() ? ofSizing.get() : HtmlReport.render(archive.read(directory));
        } catch (IOException e) {
            throw UserPaths.problem("RUN_DIR", run, "must be the directory of a run", e);
        }
        try {
            Files.writeString(file, report);
        } catch (IOException e) {
            throw UserPaths.problem("--out", file.toString(), "must be a file that can be written", e);
        }
        surroundings.out().println(file);
        return file;
    }
}
