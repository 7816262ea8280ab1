package io.tidemark.sizing.price;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * A type of machine that can be rented.
 *
 * @param cpus virtual ones
 * @param baselineShare of a CPU that a burstable type has for good, such as 0.2; empty for other types
 * @param dollarsPerHour on demand, Linux, in the region of its table
 */
public record MachineType(
        String name,
        int cpus,
        long memoryBytes,
        OptionalDouble baselineShare,
        double networkGigabits,
        double dollarsPerHour) {
    public MachineType {
        requireNonNull(name, "name is null");
        requireNonNull(baselineShare, "baselineShare is null");
    }
}
