package io.tidemark.deployment.swarm;

import io.tidemark.core.problem.ProblemsException;
import java.util.Optional;

/** The VPCs of an account. */
public interface Networks {
    /** The account's default VPC; newer accounts may have none. */
    Optional<Network> byDefault() throws ProblemsException;

    /** @throws ProblemsException when there is no such VPC, or no subnet in it */
    Network byId(String vpc) throws ProblemsException;
}
