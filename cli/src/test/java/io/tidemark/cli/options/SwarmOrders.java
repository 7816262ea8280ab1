package io.tidemark.cli.options;

import io.tidemark.cli.swarm.SwarmOrder;
import io.tidemark.core.problem.ProblemsException;
import java.nio.file.Path;
import picocli.CommandLine;

/** Command lines of swarms as the real parser understands them. */
public final class SwarmOrders {
    private SwarmOrders() {}

    public static SwarmOrder order(String[] arguments, Path directory) throws ProblemsException {
        return CommandLine.populateCommand(new SwarmOptions(), arguments).order(directory);
    }
}
