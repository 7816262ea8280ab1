package io.tidemark.cli.commands;

import io.tidemark.aggregator.fleet.RequestLogFiles;
import io.tidemark.aggregator.run.Run;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.run.Archive;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Every request of a run as CSV, for other programs. */
@Command(
        name = "requests",
        description = "Write every request of a run that was made with --requests as CSV to standard output, "
                + "in the order of completion.")
public final class RequestsCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Archive archive;

    @Parameters(paramLabel = "RUN_DIR", description = "The directory of a run, such as runs/20261120-191500-3f9c.")
    private String run = "";

    public RequestsCommand(Surroundings surroundings, Archive archive) {
        this.surroundings = surroundings;
        this.archive = archive;
    }

    @Override
    public Integer call() throws ProblemsException {
        Path directory = UserPaths.directory(surroundings, "RUN_DIR", run);
        try {
            List<Path> logs = RequestLogFiles.in(directory);
            if (logs.isEmpty()) {
                throw new ProblemsException(List.of(new Problem(
                        "command line",
                        "RUN_DIR",
                        run,
                        "must have a log of requests",
                        "burst writes one with --requests")));
            }
            Run measured = archive.read(directory);
            RequestTable.write(logs, measured.info().names(), surroundings.out())
                    .forEach(surroundings.err()::println);
            return ExitCode.OK.number();
        } catch (IOException e) {
            throw UserPaths.problem("RUN_DIR", run, "must be the directory of a run", e);
        }
    }
}
