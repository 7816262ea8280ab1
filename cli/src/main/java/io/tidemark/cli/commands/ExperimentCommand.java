package io.tidemark.cli.commands;

import io.tidemark.cli.experiment.ExperimentSession;
import io.tidemark.cli.options.ExperimentOptions;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.catalogue.Catalogue;
import io.tidemark.experiment.catalogue.Reference;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Parameters explored: metric = f(axes). */
@Command(
        name = "experiment",
        description =
                "Explore parameters: set them, phase by phase, measure in each, and report metrics over them. A file says what "
                        + "is set, how, and what is measured.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tidemark experiment examples/experiments/count.yml",
            "  tidemark experiment scale-tests.yml -D url=http://127.0.0.1:8090 -M version=1.2 --repeat 3",
            "  tidemark experiment scale-tests.yml --dry-run",
            "  tidemark experiment scale-tests.yml --resume"
        })
public final class ExperimentCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final ExperimentSession session;

    @Mixin
    private ExperimentOptions options;

    public ExperimentCommand(Surroundings surroundings, ExperimentSession session) {
        this.surroundings = surroundings;
        this.session = session;
    }

    @Override
    public Integer call() throws ProblemsException {
        if (options.isReference()) {
            surroundings.out().print(Reference.of(Catalogue.local()));
            surroundings.out().flush();
            return ExitCode.OK.number();
        }
        return session.run(options.order(surroundings.directory())).number();
    }
}
