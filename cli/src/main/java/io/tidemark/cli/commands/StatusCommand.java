package io.tidemark.cli.commands;

import io.tidemark.cli.deploy.StatusSession;
import io.tidemark.cli.options.DeploymentOptions;
import io.tidemark.cli.options.Findings;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.swarm.Prefix;
import io.tidemark.functions.build.BuildInfo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what is deployed. */
@Command(
        name = "status",
        description = "Show what Tidemark has on AWS: versions, what is stored, what it costs while nothing runs, "
                + "leftovers.")
public final class StatusCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final BuildInfo build;

    @Option(names = "--json", description = "A JSON object in one line.")
    private boolean json;

    @Mixin
    private DeploymentOptions deployment;

    public StatusCommand(Surroundings surroundings, BuildInfo build) {
        this.surroundings = surroundings;
        this.build = build;
    }

    @Override
    public Integer call() throws ProblemsException {
        Findings findings = new Findings();
        Prefix prefix = deployment.prefix(findings);
        findings.throwIfAny();
        return new StatusSession(surroundings, build.toString())
                .run(prefix, deployment.aws(), json)
                .number();
    }
}
