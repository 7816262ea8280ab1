package io.tidemark.sizing.price;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * A type of machine that can be rented.
 *
 * @param cpus virtual ones
 * @param baselineShare of a CPU that a burstable type has for good, such as 0.2; empty for other types
 * @param networkGigabits what it may move for good
 * @param dollarsPerHour on demand, Linux, in the region of its table
 */
public record MachineType(
        String name,
        int cpus,
        long memoryBytes,
        OptionalDouble baselineShare,
        double networkGigabits,
        double dollarsPerHour,
        Hardware hardware) {
    public static final double HOURS_PER_MONTH = 730;

    public MachineType {
        requireNonNull(name, "name is null");
        requireNonNull(baselineShare, "baselineShare is null");
        requireNonNull(hardware, "hardware is null");
        if (cpus < 1 || memoryBytes < 1 || !(dollarsPerHour >= 0) || !(networkGigabits >= 0)) {
            throw new IllegalArgumentException("a machine must have CPUs, memory and a price but " + name + " has "
                    + cpus + ", " + memoryBytes + " and " + dollarsPerHour);
        }
    }

    /** Of its hardware no more is known than its name tells. */
    public MachineType(
            String name,
            int cpus,
            long memoryBytes,
            OptionalDouble baselineShare,
            double networkGigabits,
            double dollarsPerHour) {
        this(name, cpus, memoryBytes, baselineShare, networkGigabits, dollarsPerHour, Hardware.ofName(name));
    }

    /** The part of its name that machines of the same making share: {@code t3} of {@code t3.small}. */
    public String family() {
        return new TypeName(name).family();
    }

    /** True when it is as fast as it can only as long as it has credits left. */
    public boolean isBurstable() {
        return baselineShare.isPresent();
    }

    public double dollarsPerMonth() {
        return dollarsPerHour * HOURS_PER_MONTH;
    }

    /** CPU that it has for good, in cores. */
    public double lastingCpus() {
        return cpus * baselineShare.orElse(1);
    }
}
