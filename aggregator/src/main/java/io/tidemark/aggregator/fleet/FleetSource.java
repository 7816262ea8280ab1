package io.tidemark.aggregator.fleet;

import io.tidemark.core.problem.ProblemsException;
import java.util.function.Consumer;

/** Where the fleet of a run comes from. */
@FunctionalInterface
public interface FleetSource {
    /**
     * @param notes takes sentences that a person should know now
     * @throws ProblemsException when there can be none
     */
    Fleet open(Consumer<String> notes) throws ProblemsException;
}
