package io.tidemark.cli.commands;

import io.tidemark.aggregator.fleet.aws.LambdaFleets;
import io.tidemark.cli.options.AwsOptions;
import io.tidemark.cli.options.Defaults;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a run of functions from anywhere. */
@Command(
        name = "stop",
        description = "Stop a run on AWS Lambda, also one whose caller is gone. Its workers stop within seconds; where "
                + "the run was started it ends, and what was measured is saved.")
public final class StopCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "RUN", description = "The run's id, such as 20261120-191500-3f9c.")
    private String run = "";

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "The DynamoDB table of the run; a deployment's has its prefix for a name. Default: "
                    + Defaults.PREFIX + ".")
    private String table = Defaults.PREFIX;

    @Mixin
    private AwsOptions aws = new AwsOptions();

    public StopCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws ProblemsException {
        if (!LambdaFleets.halt(aws.settings(), table, run)) {
            throw new ProblemsException(List.of(new Problem(
                    "command line",
                    "RUN",
                    run,
                    "must be a run that the table " + table + " knows",
                    "the run's first lines say its id; after three days it is forgotten")));
        }
        surroundings
                .out()
                .println("Its workers are told to stop: " + run + ". If its Tidemark is gone, tidemark attach " + run
                        + " saves what they measured.");
        return ExitCode.OK.number();
    }
}
