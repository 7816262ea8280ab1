package io.tidemark.cli.commands;

import io.tidemark.cli.compare.CompareSession;
import io.tidemark.cli.options.CompareOptions;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.ProblemsException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whether a measurement differs from an earlier one: a gate for continuous integration. */
@Command(
        name = "compare",
        description =
                "Compare two measurements, metric by metric, in standard deviations: experiments by their raw results, "
                        + "bursts and searches by their directories. The exit code is 1 when they differ by the threshold or more.",
        customSynopsis = {
            "tidemark compare [OPTIONS] BEFORE AFTER",
            "tidemark compare [OPTIONS] -r BEFORE... -i AFTER..."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tidemark compare old/results-raw.json new/results-raw.json",
            "  tidemark compare runs/20261120-191500-3f9c runs/20261126-080012-77ab --threshold 3 --html compare.html",
            "  tidemark compare before after --better responseTime=lower --only-worse --ignore-metric heap"
        })
public final class CompareCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private CompareOptions options;

    public CompareCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws ProblemsException {
        return new CompareSession(surroundings)
                .run(options.order(surroundings.directory()))
                .number();
    }
}
