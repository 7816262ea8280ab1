package io.tidemark.deployment.machine;

import io.tidemark.core.problem.CloudException;

/** The machines of an account and region. */
public interface Machines {
    /** {@link MachineState#GONE} when there is none with this id any more. */
    MachineState state(String machine) throws CloudException;
}
