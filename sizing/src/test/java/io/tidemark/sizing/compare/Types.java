package io.tidemark.sizing.compare;

import io.tidemark.sizing.price.Architecture;
import io.tidemark.sizing.price.Hardware;
import io.tidemark.sizing.price.MachineType;
import java.util.OptionalDouble;
import java.util.Set;

/** Machine types with prices that are easy to reckon with. */
final class Types {
    static final MachineType SMALL = type("box.small", 1, 0.036);
    static final MachineType LARGE = type("box.large", 2, 0.072);
    static final MachineType HUGE = new MachineType(
            "box.huge",
            8,
            8L << 30,
            OptionalDouble.empty(),
            1,
            0.360,
            new Hardware(Set.of(Architecture.ARM64), OptionalDouble.of(12.5), false, true, 2));
    static final MachineType BURST = new MachineType("t3.small", 2, 2L << 30, OptionalDouble.of(0.2), 0.128, 0.018);

    private Types() {}

    static MachineType type(String name, int cpus, double dollarsPerHour) {
        return new MachineType(name, cpus, (long) cpus << 30, OptionalDouble.empty(), 1, dollarsPerHour);
    }
}
