package io.tidemark.sizing.price;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a type is, beyond what its capacity is reckoned with.
 *
 * @param architectures empty when nothing is known of it, as of machines of a user's own
 * @param networkPeakGigabits what it may move for a while; empty when that is not known
 * @param current false for a generation that the provider calls a previous one
 * @param bare a whole machine, without a hypervisor
 * @param gpus how many
 */
public record Hardware(
        Set<Architecture> architectures, OptionalDouble networkPeakGigabits, boolean current, boolean bare, int gpus) {
    public Hardware {
        architectures = Set.copyOf(architectures);
        requireNonNull(networkPeakGigabits, "networkPeakGigabits is null");
        if (gpus < 0) {
            throw new IllegalArgumentException("gpus must be >= 0 but is " + gpus);
        }
    }

    /** As far as the name tells. */
    public static Hardware ofName(String name) {
        TypeName parts = new TypeName(name);
        Set<Architecture> architectures = EnumSet.noneOf(Architecture.class);
        parts.architecture().ifPresent(architectures::add);
        return new Hardware(architectures, OptionalDouble.empty(), true, parts.isBare(), 0);
    }

    /** Whether it runs what is built for this. What is not known is not ruled out. */
    public boolean runs(Architecture architecture) {
        return architectures.isEmpty() || architectures.contains(architecture);
    }

    Hardware builtFor(Set<Architecture> known) {
        return new Hardware(known, networkPeakGigabits, current, bare, gpus);
    }
}
