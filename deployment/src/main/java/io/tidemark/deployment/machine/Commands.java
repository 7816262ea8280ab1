package io.tidemark.deployment.machine;

import io.tidemark.core.problem.CloudException;
import java.util.Optional;

/** What has commands carried out. Calls wait for an answer, not for what they set off. Safe for threads. */
public interface Commands {
    /** Whether a machine takes commands now. */
    boolean isOnline(String machine) throws CloudException;

    /** @return the command's id */
    String send(Command command) throws CloudException;

    CommandState state(String command, String machine) throws CloudException;

    /** Ends it, if it is not over. */
    void cancel(String command, String machine) throws CloudException;

    /** All that a command printed; empty when it was nothing, or as long as it has not arrived there. */
    Optional<String> copy(String command, Command.Place place, Output output) throws CloudException;

    /** What a script prints to. */
    enum Output {
        OUT,
        ERR
    }
}
