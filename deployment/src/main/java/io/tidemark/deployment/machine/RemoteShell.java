package io.tidemark.deployment.machine;

import io.tidemark.core.problem.CloudException;
import java.time.Duration;

/** Runs scripts of POSIX sh on one machine at a distance, as root. Safe for threads. */
public interface RemoteShell {
    /**
     * All that a script prints to its standard output, however much. It may be carried out more than once, so it must only
     * look.
     *
     * @throws CommandException when it does not end with exit code 0 within the limit
     * @throws CloudException when it could not be carried out at all
     */
    String read(String script, Duration limit) throws CloudException, InterruptedException;

    /**
     * Carries a script out once.
     *
     * @return what it printed, of which the end may be missing when it is long
     * @throws CommandException when it does not end with exit code 0 within the limit; it is told to end then
     * @throws CloudException when it could not be carried out at all
     */
    String run(String script, Duration limit) throws CloudException, InterruptedException;
}
