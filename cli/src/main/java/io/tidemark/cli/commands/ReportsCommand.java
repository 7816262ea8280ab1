package io.tidemark.cli.commands;

import io.tidemark.aggregator.store.Listing;
import io.tidemark.aggregator.store.RunStore;
import io.tidemark.cli.options.BucketOptions;
import io.tidemark.cli.options.Defaults;
import io.tidemark.cli.options.Findings;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.store.Bucket;
import io.tidemark.cli.store.LocalRuns;
import io.tidemark.cli.store.RunTable;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.ProblemsException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists runs. */
@Command(
        name = "reports",
        description = "List the runs of this machine, those in " + Defaults.DIRECTORY + ", or those in a bucket.",
        footerHeading = "%nExamples:%n",
        footer = {"  tidemark reports --last 5", "  tidemark reports --s3 s3://load-tests"})
public final class ReportsCommand implements Callable<Integer> {
    private static final int MOST = 10_000;

    private final Surroundings surroundings;

    @Option(names = "--last", paramLabel = "N", description = "The latest N runs. Default: ${DEFAULT-VALUE}.")
    private String last = "50";

    @Option(names = "--json", description = "A JSON object for each run, one a line.")
    private boolean json;

    @Mixin
    private BucketOptions where;

    public ReportsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws ProblemsException {
        Findings findings = new Findings();
        int most = findings.whole("--last", last, 1, MOST).orElse(1);
        Optional<Bucket> bucket = where.bucket(findings);
        findings.throwIfAny();
        String place = bucket.map(chosen -> chosen.place().toString()).orElse(Defaults.DIRECTORY);
        try (RunStore store = bucket.isPresent()
                ? bucket.get().open()
                : LocalRuns.below(surroundings.directory().resolve(Defaults.DIRECTORY))) {
            show(store.list(most), place);
        }
        return ExitCode.OK.number();
    }

    private void show(Listing listing, String place) {
        List<String> lines = json ? RunTable.json(listing.runs()) : RunTable.lines(listing.runs());
        lines.forEach(surroundings.out()::println);
        surroundings.out().flush();
        listing.notes().forEach(note -> surroundings.err().println("Not listed: " + note));
        int shown = listing.runs().size();
        if (listing.total() == 0) {
            surroundings.err().println("There are no runs in " + place + ".");
        } else if (shown < listing.total() && !json) {
            surroundings
                    .err()
                    .println("The latest " + shown + " of " + listing.total() + " runs; --last N shows more.");
        }
    }
}
