package io.tidemark.sizing.host;

import io.tidemark.core.problem.ProblemsException;

/** Where targets can be started. */
public interface Host {
    /**
     * Starts the target and waits until it is ready.
     *
     * @throws ProblemsException when it cannot be started or does not get ready; nothing is left running then, and the
     *     problem's hint holds the last lines it wrote
     */
    RunningTarget start() throws ProblemsException;
}
