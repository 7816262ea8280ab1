package io.tidemark.sizing.ec2;

import static java.util.Objects.requireNonNull;

import io.tidemark.deployment.swarm.Prefix;
import io.tidemark.deployment.target.TargetOrder;
import io.tidemark.functions.aws.AwsSettings;
import io.tidemark.sizing.host.DockerSettings;
import io.tidemark.sizing.host.Launch;
import java.time.Duration;
import java.util.Optional;

/**
 * How targets run on EC2, whatever the type of machine.
 *
 * @param prefix of the deployment whose workers load them
 * @param container what runs on the machine. Its limits are the machine's, and it has no volumes of this machine
 * @param keep true leaves the machine for the next time, and takes one that was left
 * @param subnet to put it into; empty for those of the workers
 * @param diskGiB how large its disk is
 * @param within how long a machine may take for each step until it can be used: to take commands, to install Docker, to bring
 *     the image, to pass its checks
 */
public record Ec2Settings(
        AwsSettings aws,
        Prefix prefix,
        DockerSettings container,
        boolean keep,
        Optional<String> subnet,
        int diskGiB,
        Duration within) {
    public static final Duration DEFAULT_WITHIN = Duration.ofMinutes(10);

    public Ec2Settings {
        requireNonNull(aws, "aws is null");
        requireNonNull(prefix, "prefix is null");
        requireNonNull(container, "container is null");
        requireNonNull(subnet, "subnet is null");
        if (!within.isPositive()) {
            throw new IllegalArgumentException("within must be > 0 but is " + within);
        }
    }

    /** In the usual way. */
    public static Ec2Settings of(AwsSettings aws, Prefix prefix, DockerSettings container) {
        return new Ec2Settings(
                aws, prefix, container, false, Optional.empty(), TargetOrder.DEFAULT_DISK_GIB, DEFAULT_WITHIN);
    }

    /** The same, looked after so. */
    public Ec2Settings launchedBy(Launch launch) {
        return new Ec2Settings(aws, prefix, container.launchedBy(launch), keep, subnet, diskGiB, within);
    }
}
