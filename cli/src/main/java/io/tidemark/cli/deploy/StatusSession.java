package io.tidemark.cli.deploy;

import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.aws.AwsDesk;
import io.tidemark.deployment.swarm.Inventory;
import io.tidemark.deployment.swarm.Prefix;
import io.tidemark.functions.aws.AwsSettings;

/** Shows what is deployed. */
public final class StatusSession {
    private final Surroundings surroundings;
    private final String version;

    /** @param version of this program */
    public StatusSession(Surroundings surroundings, String version) {
        this.surroundings = surroundings;
        this.version = version;
    }

    public ExitCode run(Prefix prefix, AwsSettings aws, boolean json) throws ProblemsException {
        try (AwsDesk desk = new AwsDesk(aws, surroundings.clock())) {
            Inventory inventory = Inventory.take(prefix, desk.account(), desk.stacks(), desk.depot());
            if (json) {
                surroundings.out().println(StatusJson.of(inventory, prefix));
            } else {
                StatusText.lines(inventory, prefix, version).forEach(surroundings.out()::println);
            }
            surroundings.out().flush();
            return ExitCode.OK;
        }
    }
}
