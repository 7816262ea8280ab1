package io.tidemark.sizing.host;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is known about where a target runs.
 *
 * @param kind {@code url}, {@code demo}, {@code process}, {@code docker}
 * @param description for a person: the image or command and its limits
 * @param type the machine type it stands for, such as {@code t3.small}
 * @param cpus it may use at most, in cores
 * @param memoryBytes it may use at most
 * @param sharesMachineWithGenerator true when load generator and target take CPU from each other
 */
public record HostFacts(
        String kind,
        String description,
        Optional<String> type,
        OptionalDouble cpus,
        OptionalLong memoryBytes,
        boolean sharesMachineWithGenerator) {
    public HostFacts {
        requireNonNull(kind, "kind is null");
        requireNonNull(description, "description is null");
        requireNonNull(type, "type is null");
        requireNonNull(cpus, "cpus is null");
        requireNonNull(memoryBytes, "memoryBytes is null");
    }
}
