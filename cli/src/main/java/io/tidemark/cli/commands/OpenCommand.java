package io.tidemark.cli.commands;

import io.tidemark.aggregator.store.RunStore;
import io.tidemark.aggregator.store.StoredRun;
import io.tidemark.cli.options.BucketOptions;
import io.tidemark.cli.options.Defaults;
import io.tidemark.cli.options.Findings;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.store.Bucket;
import io.tidemark.cli.store.Fetch;
import io.tidemark.cli.store.LocalRuns;
import io.tidemark.cli.store.RunChoice;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.units.Durations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings the report of a run to whoever wants to read it. */
@Command(
        name = "open",
        description =
                "Show the report of a run: on a terminal the browser opens it, and its path is printed. A run in a "
                        + "bucket is fetched first, or a link is made that works without credentials for a while.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tidemark open 20261120-1915",
            "  tidemark open 20261120-1915 --s3 s3://load-tests",
            "  tidemark open 20261120-1915 --s3 s3://load-tests --link --for 1h"
        })
public final class OpenCommand implements Callable<Integer> {
    private static final String VALIDITY = "15m";
    /** S3 signs for no longer. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "RUN",
            description = "The id of a run, the beginning of one, or the directory of a run of this machine.")
    private String run = "";

    @Option(names = "--link", description = "Print a link to the report in the bucket; whoever has it can read it.")
    private boolean link;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "How long the link works, at most 7d, and no longer than your credentials. Default: "
                    + VALIDITY + ".")
    private @Nullable String validity;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where a run in a bucket is fetched to; must be new or empty. Default: " + Defaults.DIRECTORY
                    + "/<id>.")
    private @Nullable String out;

    @Mixin
    private BucketOptions where;

    public OpenCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws ProblemsException {
        Findings findings = new Findings();
        Optional<Bucket> bucket = where.bucket(findings);
        Duration time = findings.parsed("--for", validity == null ? VALIDITY : validity, OpenCommand::validity)
                .orElse(LONGEST);
        check(bucket.isPresent(), findings);
        findings.throwIfAny();
        if (bucket.isEmpty()) {
            show(local());
        } else {
            remote(bucket.get(), time);
        }
        return ExitCode.OK.number();
    }

    private void check(boolean remote, Findings findings) {
        if (!remote) {
            findings.requireOther("--link", link, "--s3", "a file on this machine has no link");
            findings.requireOther("--out", out, "--s3", "what is on this machine is not fetched");
        }
        findings.requireOther("--for", link ? null : validity, "--link", "");
        findings.exclude("--link", link, "--out", out);
    }

    private static Duration validity(String text) {
        Duration time = Durations.parse(text);
        if (time.compareTo(LONGEST) > 0 || time.toSeconds() < 1) {
            throw new IllegalArgumentException("must be from 1s to 7d");
        }
        return time;
    }

    private Path local() throws ProblemsException {
        Path directory = UserPaths.of(surroundings, "RUN", run);
        if (Files.isDirectory(directory)) {
            LocalRuns.in(directory, "RUN");
            return directory;
        }
        Path runs = surroundings.directory().resolve(Defaults.DIRECTORY);
        try (RunStore store = LocalRuns.below(runs)) {
            return runs.resolve(RunChoice.of(store, run, Defaults.DIRECTORY, "tidemark reports")
                    .id());
        }
    }

    private void remote(Bucket bucket, Duration time) throws ProblemsException {
        try (RunStore store = bucket.open()) {
            StoredRun chosen =
                    RunChoice.of(store, run, bucket.place().toString(), "tidemark reports " + bucket.options("--s3"));
            if (link) {
                surroundings.out().println(store.link(chosen, time));
                surroundings.out().flush();
                surroundings
                        .err()
                        .println("Whoever has this link can read the report for " + Durations.format(time) + ".");
            } else {
                show(fetched(store, chosen));
            }
        }
    }

    private Path fetched(RunStore store, StoredRun chosen) throws ProblemsException {
        if (out != null) {
            Path directory = UserPaths.of(surroundings, "--out", out);
            Fetch.into(directory, store, chosen);
            return directory;
        }
        Path runs = surroundings.directory().resolve(Defaults.DIRECTORY);
        Path directory = runs.resolve(chosen.id());
        if (!Fetch.below(runs, store, chosen)) {
            surroundings
                    .err()
                    .println(surroundings.relative(directory) + " was here already; --out DIR fetches it again.");
        }
        return directory;
    }

    private void show(Path directory) throws ProblemsException {
        Path report = directory.resolve(RunStore.REPORT);
        if (!Files.exists(report)) {
            throw new ProblemsException(List.of(new Problem(
                    "command line",
                    "RUN",
                    run,
                    "has no " + RunStore.REPORT,
                    "tidemark report " + surroundings.relative(directory) + " writes it")));
        }
        surroundings.out().println(surroundings.relative(report));
        surroundings.out().flush();
        if (surroundings.terminal().isInteractive()) {
            surroundings.terminal().show(report);
        }
    }
}
