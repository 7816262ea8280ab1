package io.tidemark.sizing.catalogue.aws;

import static java.util.Objects.requireNonNull;

import io.tidemark.sizing.price.Architecture;
import io.tidemark.sizing.price.Hardware;
import io.tidemark.sizing.price.MachineType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.GpuDeviceInfo;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.NetworkCardInfo;

/**
 * Makes machine types of what EC2 and the price list say.
 *
 * @param prices dollars per hour, by name
 * @param known what we know ourselves, by name: EC2 does not say how much of a CPU a burstable type has for good
 */
record MachineTypes(Map<String, Double> prices, Map<String, MachineType> known) {
    private static final long MEBIBYTE = 1L << 20;
    private static final String ON_DEMAND = "on-demand";

    /** Why a type is none that can be rented and compared; empty when it is one. */
    Optional<String> objection(InstanceTypeInfo info) {
        String name = info.instanceTypeAsString();
        if (info.hasSupportedUsageClasses()
                && !info.supportedUsageClassesAsStrings().contains(ON_DEMAND)) {
            return Optional.of("cannot be had on demand");
        }
        if (architectures(info).isEmpty()) {
            return Optional.of(
                    "runs only " + String.join(", ", info.processorInfo().supportedArchitecturesAsStrings()));
        }
        if (!prices.containsKey(name)) {
            return Optional.of("has no price in the list");
        }
        return isBurstable(info) && baseline(name).isEmpty()
                ? Optional.of("is burstable, and how much CPU it has for good is not known")
                : Optional.empty();
    }

    /** Of one without objections. */
    MachineType of(InstanceTypeInfo info) {
        String name = info.instanceTypeAsString();
        return new MachineType(
                name,
                info.vCpuInfo().defaultVCpus(),
                info.memoryInfo().sizeInMiB() * MEBIBYTE,
                isBurstable(info) ? baseline(name) : OptionalDouble.empty(),
                network(info, NetworkCardInfo::baselineBandwidthInGbps)
                        .orElseGet(
                                () -> known.containsKey(name) ? known.get(name).networkGigabits() : 0),
                requireNonNull(prices.get(name), name),
                new Hardware(
                        architectures(info),
                        network(info, NetworkCardInfo::peakBandwidthInGbps),
                        !Boolean.FALSE.equals(info.currentGeneration()),
                        Boolean.TRUE.equals(info.bareMetal()),
                        gpus(info)));
    }

    private OptionalDouble baseline(String name) {
        MachineType type = known.get(name);
        return type == null ? OptionalDouble.empty() : type.baselineShare();
    }

    private static boolean isBurstable(InstanceTypeInfo info) {
        return Boolean.TRUE.equals(info.burstablePerformanceSupported());
    }

    private static Set<Architecture> architectures(InstanceTypeInfo info) {
        Set<Architecture> architectures = EnumSet.noneOf(Architecture.class);
        info.processorInfo()
                .supportedArchitecturesAsStrings()
                .forEach(name -> Architecture.of(name).ifPresent(architectures::add));
        return architectures;
    }

    /** Of all cards together; empty when it is not said of any. */
    private static OptionalDouble network(
            InstanceTypeInfo info, Function<NetworkCardInfo, @Nullable Double> bandwidth) {
        if (info.networkInfo() == null) {
            return OptionalDouble.empty();
        }
        List<Double> cards = info.networkInfo().networkCards().stream()
                .map(bandwidth)
                .flatMap(each -> Optional.ofNullable(each).stream())
                .toList();
        return cards.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        cards.stream().mapToDouble(Double::doubleValue).sum());
    }

    private static int gpus(InstanceTypeInfo info) {
        return info.gpuInfo() == null
                ? 0
                : info.gpuInfo().gpus().stream()
                        .map(GpuDeviceInfo::count)
                        .mapToInt(count -> count == null ? 0 : count)
                        .sum();
    }
}
