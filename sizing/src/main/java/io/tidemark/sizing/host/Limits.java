package io.tidemark.sizing.host;

import static java.util.Objects.requireNonNull;

import io.tidemark.sizing.price.MachineType;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a container may use at most.
 *
 * @param cpus in cores, such as 0.5; a share of the time of all of them rather than some of them
 * @param memoryBytes without any swap beyond it
 * @param type the machine type that these limits stand for
 */
public record Limits(OptionalDouble cpus, OptionalLong memoryBytes, Optional<String> type) {
    public static final Limits NONE = new Limits(OptionalDouble.empty(), OptionalLong.empty(), Optional.empty());

    public Limits {
        requireNonNull(cpus, "cpus is null");
        requireNonNull(memoryBytes, "memoryBytes is null");
        requireNonNull(type, "type is null");
    }

    public static Limits of(double cpus, long memoryBytes) {
        return new Limits(OptionalDouble.of(cpus), OptionalLong.of(memoryBytes), Optional.empty());
    }

    /**
     * As many CPUs and as much memory as the type has. The type's network and disk are not imitated, nor how long the
     * credits of a burstable type last: its CPUs count in full.
     */
    public static Limits of(MachineType type) {
        return new Limits(
                OptionalDouble.of(type.cpus()), OptionalLong.of(type.memoryBytes()), Optional.of(type.name()));
    }
}
