package io.tidemark.cli.options;

import io.tidemark.deployment.swarm.Prefix;
import io.tidemark.functions.aws.AwsSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which deployment is meant. */
public final class DeploymentOptions {
    @Option(
            names = "--prefix",
            paramLabel = "NAME",
            description = "Begins the names of all that belongs to the deployment. Default: " + Defaults.PREFIX + ".")
    @Nullable
    String prefix;

    @ArgGroup(validate = false, heading = "%nAWS:%n")
    AwsOptions aws = new AwsOptions();

    /** The usual one, and a problem, when it is none. */
    public Prefix prefix(Findings findings) {
        return prefix(prefix, findings);
    }

    static Prefix prefix(@Nullable String text, Findings findings) {
        Optional<Prefix> parsed = findings.parsed("--prefix", text, Prefix::parse);
        return parsed.orElse(Prefix.USUAL);
    }

    public AwsSettings aws() {
        return aws.settings();
    }
}
