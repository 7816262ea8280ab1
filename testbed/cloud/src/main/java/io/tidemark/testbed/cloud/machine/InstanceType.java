package io.tidemark.testbed.cloud.machine;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A type of machine, as EC2 describes it.
 *
 * @param architectures in EC2's words, such as {@code x86_64} or {@code arm64_mac}
 * @param baselineGbit of its one network card, for good; and for a while at most {@code peakGbit}
 * @param usage such as {@code on-demand} and {@code spot}
 * @param zones in which it can be had, by their letters
 * @param dollarsPerHour on demand with Linux; empty when the price list has none
 */
public record InstanceType(
        String name,
        int cpus,
        int memoryMib,
        List<String> architectures,
        boolean burstable,
        boolean current,
        int gpus,
        double baselineGbit,
        double peakGbit,
        List<String> usage,
        String zones,
        OptionalDouble dollarsPerHour) {
    public InstanceType {
        architectures = List.copyOf(architectures);
        usage = List.copyOf(usage);
    }

    /** An ordinary one, to be had everywhere. */
    public static InstanceType of(String name, int cpus, int memoryMib, String architecture, double dollarsPerHour) {
        return new InstanceType(
                name,
                cpus,
                memoryMib,
                List.of(architecture),
                false,
                true,
                0,
                0.781,
                12.5,
                List.of("on-demand", "spot"),
                "abc",
                OptionalDouble.of(dollarsPerHour));
    }

    public InstanceType withArchitectures(String... all) {
        return new InstanceType(
                name,
                cpus,
                memoryMib,
                List.of(all),
                burstable,
                current,
                gpus,
                baselineGbit,
                peakGbit,
                usage,
                zones,
                dollarsPerHour);
    }

    /** With credits, and a small network. */
    public InstanceType bursting() {
        return new InstanceType(
                name, cpus, memoryMib, architectures, true, current, gpus, 0.128, 5, usage, zones, dollarsPerHour);
    }

    /** Of a generation before, with so many GPUs. */
    public InstanceType previousWithGpus(int count) {
        return new InstanceType(
                name,
                cpus,
                memoryMib,
                architectures,
                burstable,
                false,
                count,
                baselineGbit,
                peakGbit,
                usage,
                zones,
                dollarsPerHour);
    }

    public InstanceType onlyFor(String usageClass) {
        return new InstanceType(
                name,
                cpus,
                memoryMib,
                architectures,
                burstable,
                current,
                gpus,
                baselineGbit,
                peakGbit,
                List.of(usageClass),
                zones,
                dollarsPerHour);
    }

    /** @param letters none when it can be had nowhere just now */
    public InstanceType inZones(String letters) {
        return new InstanceType(
                name,
                cpus,
                memoryMib,
                architectures,
                burstable,
                current,
                gpus,
                baselineGbit,
                peakGbit,
                usage,
                letters,
                dollarsPerHour);
    }

    public InstanceType withoutPrice() {
        return new InstanceType(
                name,
                cpus,
                memoryMib,
                architectures,
                burstable,
                current,
                gpus,
                baselineGbit,
                peakGbit,
                usage,
                zones,
                OptionalDouble.empty());
    }
}
