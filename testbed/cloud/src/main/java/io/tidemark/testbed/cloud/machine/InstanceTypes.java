package io.tidemark.testbed.cloud.machine;

import io.tidemark.testbed.cloud.protocol.Account;
import io.tidemark.testbed.cloud.protocol.Call;
import io.tidemark.testbed.cloud.protocol.Element;
import io.tidemark.testbed.cloud.protocol.Refusal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** EC2's calls that look at types. */
public final class InstanceTypes {
    private static final int LEAST = 5;
    private static final int MOST_TYPES = 100;
    private static final int MOST_OFFERINGS = 1_000;

    private final Machines machines;

    private InstanceTypes(Machines machines) {
        this.machines = machines;
    }

    public static Map<String, Function<Call, Element>> actions(Machines machines) {
        InstanceTypes types = new InstanceTypes(machines);
        return Map.of("DescribeInstanceTypes", types::describe, "DescribeInstanceTypeOfferings", types::offerings);
    }

    private Element describe(Call call) {
        refuseFilters(call);
        List<String> wanted = call.texts("InstanceType");
        List<InstanceType> all = machines.types();
        List<String> missing = wanted.stream()
                .filter(name -> all.stream().noneMatch(type -> type.name().equals(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw new Refusal(
                    400, "InvalidInstanceType", "The following supplied instance types do not exist: " + missing);
        }
        List<InstanceType> chosen = all.stream()
                .filter(type -> wanted.isEmpty() || wanted.contains(type.name()))
                .toList();
        Page<InstanceType> page = Page.of(chosen, asked(call, MOST_TYPES), call.optional("NextToken"));
        return Element.of("result")
                .list("instanceTypeSet", "item", page.items(), InstanceTypes::describe)
                .with("nextToken", page.next().orElse(null));
    }

    private static void describe(Element item, InstanceType type) {
        item.with("instanceType", type.name())
                .with("currentGeneration", type.current())
                .with("freeTierEligible", false)
                .texts("supportedUsageClasses", "item", type.usage())
                .texts("supportedRootDeviceTypes", "item", List.of("ebs"))
                .texts("supportedVirtualizationTypes", "item", List.of("hvm"))
                .with("bareMetal", type.name().contains(".metal"))
                .with("hypervisor", type.name().contains(".metal") ? null : "nitro")
                .with(Element.of("processorInfo")
                        .texts("supportedArchitectures", "item", type.architectures())
                        .with("sustainedClockSpeedInGhz", 2.5))
                .with(Element.of("vCpuInfo").with("defaultVCpus", type.cpus()).with("defaultCores", type.cpus()))
                .with(Element.of("memoryInfo").with("sizeInMiB", type.memoryMib()))
                .with("instanceStorageSupported", false)
                .with(network(type))
                .with("burstablePerformanceSupported", type.burstable());
        if (type.gpus() > 0) {
            item.with(Element.of("gpuInfo")
                    .list(
                            "gpus",
                            "item",
                            List.of(type.gpus()),
                            (gpu, count) -> gpu.with("name", "T4")
                                    .with("manufacturer", "NVIDIA")
                                    .with("count", count)));
        }
    }

    private static Element network(InstanceType type) {
        String performance = "Up to " + type.peakGbit() + " Gigabit";
        return Element.of("networkInfo")
                .with("networkPerformance", performance)
                .with("maximumNetworkCards", 1)
                .with("defaultNetworkCardIndex", 0)
                .list(
                        "networkCards",
                        "item",
                        List.of(type),
                        (card, one) -> card.with("networkCardIndex", 0)
                                .with("networkPerformance", performance)
                                .with("baselineBandwidthInGbps", one.baselineGbit())
                                .with("peakBandwidthInGbps", one.peakGbit()));
    }

    private Element offerings(Call call) {
        refuseFilters(call);
        String by = call.optional("LocationType").orElse("region");
        List<Offering> all = machines.types().stream()
                .flatMap(type -> locations(type, by).stream().map(location -> new Offering(type.name(), by, location)))
                .toList();
        Page<Offering> page = Page.of(all, asked(call, MOST_OFFERINGS), call.optional("NextToken"));
        return Element.of("result")
                .list(
                        "instanceTypeOfferingSet",
                        "item",
                        page.items(),
                        (item, offering) -> item.with("instanceType", offering.type())
                                .with("locationType", offering.by())
                                .with("location", offering.location()))
                .with("nextToken", page.next().orElse(null));
    }

    private static List<String> locations(InstanceType type, String by) {
        List<String> zones = type.zones()
                .chars()
                .mapToObj(letter -> Account.REGION + (char) letter)
                .toList();
        return switch (by) {
            case "region" -> zones.isEmpty() ? List.of() : List.of(Account.REGION);
            case "availability-zone" -> zones;
            default ->
                throw new Refusal(
                        400, "InvalidParameterValue", "Value (" + by + ") for parameter LocationType is invalid.");
        };
    }

    private static int asked(Call call, int most) {
        int asked = call.optional("MaxResults").map(Integer::parseInt).orElse(most);
        if (asked < LEAST || asked > most) {
            throw new Refusal(
                    400,
                    "InvalidParameterValue",
                    "Value ( " + asked + " ) for parameter maxResults is invalid. Expecting a value between " + LEAST
                            + " and " + most + ".");
        }
        return asked;
    }

    private static void refuseFilters(Call call) {
        call.structures("Filter").forEach(filter -> {
            throw new Refusal(400, "InvalidParameterValue", "The filter '" + filter.required("Name") + "' is invalid");
        });
    }

    private record Offering(String type, String by, String location) {}
}
