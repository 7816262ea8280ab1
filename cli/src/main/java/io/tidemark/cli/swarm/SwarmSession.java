package io.tidemark.cli.swarm;

import io.tidemark.cli.run.Archive;
import io.tidemark.cli.run.RunSession;
import io.tidemark.cli.swarm.SwarmOrder.Headless;
import io.tidemark.cli.swarm.SwarmOrder.Page;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.build.BuildInfo;

/** A swarm from its order to its exit code. */
public final class SwarmSession {
    private final HeadlessSession headless;
    private final PageSession page;

    public SwarmSession(Surroundings surroundings, RunSession session, Archive archive, BuildInfo build) {
        this.headless = new HeadlessSession(surroundings, session);
        this.page = new PageSession(surroundings, archive, build);
    }

    /**
     * The exit code of the process.
     *
     * @throws ProblemsException when it cannot begin, or when its result cannot be written
     */
    public int run(SwarmOrder order) throws ProblemsException {
        return switch (order.way()) {
            case Headless way -> headless.run(order, way);
            case Page way -> page.run(order, way);
        };
    }
}
