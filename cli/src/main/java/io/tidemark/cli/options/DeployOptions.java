package io.tidemark.cli.options;

import io.tidemark.core.units.Sizes;
import io.tidemark.deployment.swarm.SwarmOrder;
import io.tidemark.deployment.swarm.VpcChoice;
import io.tidemark.functions.aws.AwsSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code tidemark deploy}. */
public final class DeployOptions {
    private static final int LEAST_MEMORY = 512;
    private static final int MOST_MEMORY = 10_240;
    private static final long MIB = 1 << 20;
    /** The periods that CloudWatch knows, as far as they make sense. */
    private static final Set<Integer> LOG_DAYS = Set.of(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365);

    private static final int MOST_TAGS = 40;

    @Option(
            names = "--vpc",
            paramLabel = "ID|default|none",
            description = "Make functions that reach targets inside this VPC too. Default: as it is, and at first the "
                    + "account's default VPC.")
    @Nullable
    String vpc;

    @Option(
            names = "--architecture",
            paramLabel = "arm64|x86_64",
            description = "Of the functions. Default: as it is, and at first arm64, which costs less.")
    @Nullable
    String architecture;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = "Of each function; CPU comes with it. Default: as it is, and at first 1769MiB, which is one "
                    + "whole CPU.")
    @Nullable
    String memory;

    @Option(
            names = "--log-days",
            paramLabel = "DAYS",
            description = "How long the functions' logs are kept. Default: as it is, and at first 14.")
    @Nullable
    String logDays;

    @Option(
            names = "--permissions-boundary",
            paramLabel = "ARN|none",
            description =
                    "A policy that limits every role, where an account demands one. Default: as it is, and at first "
                            + "none.")
    @Nullable
    String boundary;

    @Option(
            names = "--tag",
            paramLabel = "KEY=VALUE",
            description = "On everything that is made; may be repeated. Default: as they are.")
    List<String> tags = new ArrayList<>();

    @Option(
            names = "--code",
            paramLabel = "FILE",
            description = "The zip of the functions. Default: the one that comes with the program.")
    @Nullable
    String code;

    @Option(names = "--dry-run", description = "Say what would be changed, and change nothing.")
    boolean dryRun;

    @Mixin
    DeploymentOptions deployment;

    /**
     * What a command line asks for, checked.
     *
     * @param code of the functions; empty for the one that comes with the program
     */
    public record Deploy(SwarmOrder order, Optional<Path> code, AwsSettings aws, boolean dryRun) {}

    public Deploy deploy(String version, Path directory, Findings findings) {
        SwarmOrder order = new SwarmOrder(
                deployment.prefix(findings),
                version,
                findings.parsed("--vpc", vpc, VpcChoice::parse).orElse(new VpcChoice.Kept()),
                findings.parsed("--architecture", architecture, DeployOptions::architecture),
                findings.parsed("--memory", memory, DeployOptions::memory),
                findings.parsed("--log-days", logDays, DeployOptions::days),
                findings.parsed("--permissions-boundary", boundary, DeployOptions::boundary),
                tags.isEmpty() ? Optional.empty() : Optional.of(tags(findings)));
        return new Deploy(
                order,
                Optional.ofNullable(code).map(file -> findings.path("--code", file, directory)),
                deployment.aws(),
                dryRun);
    }

    private static String architecture(String text) {
        return switch (text) {
            case "arm64", "x86_64" -> text;
            case "x86-64", "amd64" -> "x86_64";
            default -> throw new IllegalArgumentException("must be arm64 or x86_64");
        };
    }

    private static int memory(String text) {
        long bytes = Sizes.parse(text);
        if (bytes % MIB != 0 || bytes < LEAST_MEMORY * MIB || bytes > MOST_MEMORY * MIB) {
            throw new IllegalArgumentException(
                    "must be whole MiB from " + LEAST_MEMORY + "MiB to " + MOST_MEMORY + "MiB");
        }
        return (int) (bytes / MIB);
    }

    private static int days(String text) {
        if (!text.matches("\\d{1,3}") || !LOG_DAYS.contains(Integer.valueOf(text))) {
            throw new IllegalArgumentException("must be one of "
                    + String.join(
                            ", ",
                            LOG_DAYS.stream().sorted().map(String::valueOf).toList()));
        }
        return Integer.parseInt(text);
    }

    /** Empty for none. */
    private static String boundary(String text) {
        if (text.equals("none")) {
            return "";
        }
        if (!text.matches("arn:[a-z-]+:iam::(\\d{12}|aws):policy/.+")) {
            throw new IllegalArgumentException(
                    "must be none, or the ARN of a policy such as arn:aws:iam::123456789012:policy/limit");
        }
        return text;
    }

    private Map<String, String> tags(Findings findings) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String tag : tags) {
            int equals = tag.indexOf('=');
            if (equals < 1 || tag.startsWith("aws:") || equals > 128 || tag.length() - equals > 256) {
                findings.add(
                        "--tag",
                        tag,
                        "must be KEY=VALUE, of at most 128 and 256 characters",
                        "keys with aws: are AWS's");
            } else if (found.put(tag.substring(0, equals), tag.substring(equals + 1)) != null) {
                findings.add("--tag", tag, "must be a key that no other has", "");
            }
        }
        if (found.size() > MOST_TAGS) {
            findings.add("--tag", null, "can be given " + MOST_TAGS + " times at most", "");
        }
        return found;
    }
}
