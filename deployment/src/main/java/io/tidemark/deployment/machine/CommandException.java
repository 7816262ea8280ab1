package io.tidemark.deployment.machine;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import java.util.List;

/** A script on a machine at a distance failed, took too long, or was cancelled. Its problem holds what it printed. */
public final class CommandException extends CloudException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String out;
    private final String err;

    /**
     * @param exitCode of the script; -1 when there is none
     * @param out what it printed to its standard output
     * @param err and to its standard error
     */
    public CommandException(Problem problem, int exitCode, String out, String err) {
        super(List.of(problem));
        this.exitCode = exitCode;
        this.out = requireNonNull(out, "out is null");
        this.err = requireNonNull(err, "err is null");
    }

    public int exitCode() {
        return exitCode;
    }

    public String out() {
        return out;
    }

    public String err() {
        return err;
    }
}
