package io.tidemark.cli.commands;

import io.tidemark.cli.deploy.DeploySession;
import io.tidemark.cli.options.DeployOptions;
import io.tidemark.cli.options.DeployOptions.Deploy;
import io.tidemark.cli.options.Findings;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.build.BuildInfo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes what a fleet of functions needs on AWS. */
@Command(
        name = "deploy",
        description = "Make what --fleet lambda needs on AWS, or bring it up to date: functions, a table and a bucket. "
                + "Costs nothing while nothing runs, but what the bucket holds.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tidemark deploy",
            "  tidemark deploy --region eu-west-1 --vpc vpc-0a1b2c3d --tag team=shop",
            "  tidemark deploy --dry-run"
        })
public final class DeployCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final BuildInfo build;

    @Mixin
    private DeployOptions options;

    public DeployCommand(Surroundings surroundings, BuildInfo build) {
        this.surroundings = surroundings;
        this.build = build;
    }

    @Override
    public Integer call() throws ProblemsException {
        Findings findings = new Findings();
        Deploy deploy = options.deploy(build.toString(), surroundings.directory(), findings);
        findings.throwIfAny();
        return new DeploySession(surroundings).run(deploy).number();
    }
}
