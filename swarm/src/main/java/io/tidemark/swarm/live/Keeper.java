package io.tidemark.swarm.live;

import io.tidemark.aggregator.run.Run;
import io.tidemark.core.problem.ProblemsException;
import java.nio.file.Path;

/** Keeps results. */
@FunctionalInterface
public interface Keeper {
    /**
     * @return the directory they are in
     * @throws ProblemsException when they cannot be kept
     */
    Path keep(Run run) throws ProblemsException;
}
