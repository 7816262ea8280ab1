package io.tidemark.cli.commands;

import io.tidemark.cli.deploy.DestroySession;
import io.tidemark.cli.options.DeploymentOptions;
import io.tidemark.cli.options.Findings;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.swarm.Prefix;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes what is deployed. */
@Command(
        name = "destroy",
        description =
                "Remove all that Tidemark has on AWS, with everything in its bucket. Says what that is, and asks.")
public final class DestroyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Mixin
    private DeploymentOptions deployment;

    public DestroyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws ProblemsException {
        Findings findings = new Findings();
        Prefix prefix = deployment.prefix(findings);
        findings.throwIfAny();
        return new DestroySession(surroundings)
                .run(prefix, deployment.aws(), yes)
                .number();
    }
}
