package io.tidemark.deployment.swarm;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * The swarm as somebody wants it. What is empty stays as it is; when nothing is deployed yet, the template's default is
 * taken.
 *
 * @param version of the program that deploys
 * @param architecture of the functions, in Lambda's word
 * @param memory of the functions in MB
 * @param logDays how long their logs are kept
 * @param boundary the ARN of a policy that limits every role
 * @param tags of everything
 */
public record SwarmOrder(
        Prefix prefix,
        String version,
        VpcChoice vpc,
        Optional<String> architecture,
        Optional<Integer> memory,
        Optional<Integer> logDays,
        Optional<String> boundary,
        Optional<Map<String, String>> tags) {
    public SwarmOrder {
        requireNonNull(prefix, "prefix is null");
        requireNonNull(version, "version is null");
        requireNonNull(vpc, "vpc is null");
        requireNonNull(architecture, "architecture is null");
        requireNonNull(memory, "memory is null");
        requireNonNull(logDays, "logDays is null");
        requireNonNull(boundary, "boundary is null");
        tags = tags.map(Map::copyOf);
    }

    /** As it is, or as the template says. */
    public static SwarmOrder plain(Prefix prefix, String version) {
        return new SwarmOrder(
                prefix,
                version,
                new VpcChoice.Kept(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
