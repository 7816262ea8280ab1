package io.tidemark.cli.swarm;

import io.tidemark.cli.run.RunSession;
import io.tidemark.cli.swarm.SwarmOrder.Headless;
import io.tidemark.cli.swarm.SwarmOrder.Page;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.util.List;

/** A swarm from its order to its exit code. */
public final class SwarmSession {
    private final HeadlessSession headless;

    public SwarmSession(Surroundings surroundings, RunSession session) {
        this.headless = new HeadlessSession(surroundings, session);
    }

    /**
     * The exit code of the process.
     *
     * @throws ProblemsException when it cannot begin, or when its result cannot be written
     */
    public int run(SwarmOrder order) throws ProblemsException {
        return switch (order.way()) {
            case Headless way -> headless.run(order, way);
            case Page page -> serve(order, page);
        };
    }

    private static int serve(SwarmOrder order, Page page) throws ProblemsException {
        throw new ProblemsException(List.of(new Problem(
                "swarm",
                "page",
                page.access().bind(),
                "is not there yet for " + order.file().path(),
                "add --headless")));
    }
}
