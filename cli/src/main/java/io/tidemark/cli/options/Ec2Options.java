package io.tidemark.cli.options;

import io.tidemark.core.units.Sizes;
import io.tidemark.deployment.swarm.Prefix;
import io.tidemark.deployment.target.TargetOrder;
import io.tidemark.functions.aws.AwsSettings;
import io.tidemark.sizing.ec2.Ec2Settings;
import io.tidemark.sizing.host.DockerSettings;
import io.tidemark.sizing.host.Launch;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The machines of EC2 that targets are started on. */
final class Ec2Options {
    static final String EC2 = "ec2";

    private static final int MOST_AT_ONCE = 20;
    private static final long GIB = 1L << 30;
    private static final long LEAST_DISK_GIB = 8;
    private static final long MOST_DISK_GIB = 16_384;
    private static final String SUBNET = "subnet-[0-9a-f]{8,17}";
    /** Around the search: to get ready, to wait for an answer, to save the log. */
    private static final Duration AROUND = Duration.ofMinutes(30);

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "So many machines at once; the workers are shared among them. Default: 1.")
    @Nullable
    String parallel;

    @Option(
            names = "--keep",
            description = "Leave the machine when the search is over, and take one that was left. It costs until its "
                    + "time to live is over.")
    boolean keep;

    @Option(
            names = "--subnet",
            paramLabel = "ID",
            description = "Where machines are made. It must be in the VPC of the workers and reach the Internet. "
                    + "Default: those of the workers, one after the other.")
    @Nullable
    String subnet;

    @Option(names = "--disk", paramLabel = "SIZE", description = "Of the machine. Default: 20GiB.")
    @Nullable
    String disk;

    @Option(
            names = "--machine-within",
            paramLabel = "TIME",
            description =
                    "For each step until a machine can be used: to take commands, to have Docker, to bring the image. "
                            + "Default: 10m.")
    @Nullable
    String within;

    /** All of them are for targets on EC2. */
    void check(boolean onEc2, Findings findings) {
        if (!onEc2) {
            findings.requireOther("--parallel", parallel, "--host ec2", "types on this machine take turns");
            findings.requireOther("--keep", keep, "--host ec2", "");
            findings.requireOther("--subnet", subnet, "--host ec2", "");
            findings.requireOther("--disk", disk, "--host ec2", "");
            findings.requireOther("--machine-within", within, "--host ec2", "");
        }
    }

    int atOnce(Findings findings) {
        return parallel == null
                ? 1
                : findings.whole("--parallel", parallel, 1, MOST_AT_ONCE).orElse(1);
    }

    Ec2Settings settings(AwsSettings aws, Prefix prefix, DockerSettings container, Findings findings) {
        if (subnet != null && !subnet.matches(SUBNET)) {
            findings.add("--subnet", subnet, "must be an id such as subnet-0a1b2c3d", "");
        }
        Duration patience =
                findings.parsed("--machine-within", within, SearchOptions::time).orElse(Ec2Settings.DEFAULT_WITHIN);
        if (!patience.isPositive()) {
            findings.add("--machine-within", within, "must be more than nothing", "");
            patience = Ec2Settings.DEFAULT_WITHIN;
        }
        return new Ec2Settings(
                aws, prefix, container, keep, Optional.ofNullable(subnet), gibibytes(findings), patience);
    }

    private int gibibytes(Findings findings) {
        Optional<Long> bytes = findings.parsed("--disk", disk, Sizes::parse);
        if (bytes.isEmpty()) {
            return TargetOrder.DEFAULT_DISK_GIB;
        }
        long gibibytes = Math.ceilDiv(bytes.get(), GIB);
        if (gibibytes < LEAST_DISK_GIB || gibibytes > MOST_DISK_GIB) {
            findings.add("--disk", disk, "must be from " + LEAST_DISK_GIB + "GiB to " + MOST_DISK_GIB + "GiB", "");
            return TargetOrder.DEFAULT_DISK_GIB;
        }
        return (int) gibibytes;
    }

    /**
     * For how long a machine lives at most, in whole minutes.
     *
     * @param given by the user; null for as long as it takes
     * @param search what its search takes when it ends at its latest
     */
    static Duration life(@Nullable String given, Launch launch, Duration search, Findings findings) {
        if (given == null) {
            Duration needed = Duration.ofMinutes(search.plus(AROUND).toMinutes() + 1);
            return needed.compareTo(TargetOrder.LONGEST_LIFE) < 0 ? needed : TargetOrder.LONGEST_LIFE;
        }
        Duration asked = Duration.ofMinutes(launch.timeToLive().toMinutes());
        if (asked.compareTo(TargetOrder.SHORTEST_LIFE) < 0 || asked.compareTo(TargetOrder.LONGEST_LIFE) > 0) {
            findings.add("--time-to-live", given, "must be from 5m to 168h with --host ec2", "");
            return TargetOrder.SHORTEST_LIFE;
        }
        return asked;
    }
}
