package io.tidemark.experiment.host;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.Stage;
import io.tidemark.sizing.host.Host;
import java.nio.file.Path;

/** Where the hosts of an experiment come from. */
@FunctionalInterface
public interface HostSource {
    /**
     * Nothing is started yet.
     *
     * @param logs directory for what it writes
     * @throws ProblemsException when there can be no such host
     */
    Host host(HostOrder order, Path logs, Stage stage) throws ProblemsException;
}
