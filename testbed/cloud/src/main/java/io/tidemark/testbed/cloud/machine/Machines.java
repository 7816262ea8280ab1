package io.tidemark.testbed.cloud.machine;

import java.util.ArrayList;
import java.util.List;

/** The types that can be had in the region. Their figures are ours; a test says what it needs. Thread-safe. */
public final class Machines {
    private final List<InstanceType> types = new ArrayList<>(List.of(
            InstanceType.of("t3.small", 2, 2_048, "x86_64", 0.0211).bursting(),
            InstanceType.of("t4g.small", 2, 2_048, "arm64", 0.0171).bursting(),
            InstanceType.of("c7i.large", 2, 4_096, "x86_64", 0.0901),
            InstanceType.of("c7i.xlarge", 4, 8_192, "x86_64", 0.1802),
            InstanceType.of("c7g.large", 2, 4_096, "arm64", 0.0731),
            InstanceType.of("m7i.large", 2, 8_192, "x86_64", 0.1013).inZones("ac"),
            InstanceType.of("t1.micro", 1, 627, "i386", 0.0203).withArchitectures("i386", "x86_64"),
            InstanceType.of("g4dn.xlarge", 4, 16_384, "x86_64", 0.5261).previousWithGpus(1),
            InstanceType.of("c7i.metal-24xl", 96, 196_608, "x86_64", 4.2842),
            InstanceType.of("mac2.metal", 8, 16_384, "arm64_mac", 0.6502),
            InstanceType.of("p5.48xlarge", 192, 2_097_152, "x86_64", 98.33).onlyFor("capacity-block"),
            InstanceType.of("m7a.large", 2, 8_192, "x86_64", 0.1161).inZones(""),
            InstanceType.of("r7i.large", 2, 16_384, "x86_64", 0.1331).withoutPrice()));

    public synchronized List<InstanceType> types() {
        return List.copyOf(types);
    }

    /** From now on it can be had. */
    public synchronized void add(InstanceType type) {
        types.removeIf(other -> other.name().equals(type.name()));
        types.add(type);
    }

    /** From now on the region does not know it. */
    public synchronized void withdraw(String name) {
        types.removeIf(type -> type.name().equals(name));
    }
}
