package io.tidemark.testbed.cloud.instance;

import io.tidemark.testbed.cloud.network.Filters;
import io.tidemark.testbed.cloud.protocol.Account;
import io.tidemark.testbed.cloud.protocol.Call;
import io.tidemark.testbed.cloud.protocol.Element;
import io.tidemark.testbed.cloud.protocol.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** EC2's calls that look at machines. */
public final class InstanceCalls {
    private static final Pattern ID = Pattern.compile("i-([0-9a-f]{8}|[0-9a-f]{17})");

    private final Instances instances;

    private InstanceCalls(Instances instances) {
        this.instances = instances;
    }

    public static Map<String, Function<Call, Element>> actions(Instances instances) {
        InstanceCalls calls = new InstanceCalls(instances);
        return Map.of("DescribeInstances", calls::describe, "DescribeInstanceStatus", calls::status);
    }

    private Element describe(Call call) {
        return Element.of("result")
                .list(
                        "reservationSet",
                        "item",
                        Filters.apply(call, asked(call), filters(call)),
                        (item, instance) -> item.with(
                                        "reservationId", "r-" + instance.id().substring(2))
                                .with("ownerId", Account.ID)
                                .list("instancesSet", "item", List.of(instance), InstanceCalls::describe));
    }

    private static void describe(Element item, Instance instance) {
        Launch launch = instance.identity().launch();
        Place place = instance.identity().place();
        Optional<Instance.Cause> cause = instance.cause();
        String address = instance.privateIp();
        item.with("instanceId", instance.id())
                .with("imageId", launch.imageId())
                .with(state("instanceState", instance.state()))
                .with("privateDnsName", address.isEmpty() ? "" : dnsName(address))
                .with("reason", cause.map(Instance.Cause::message).orElse(""))
                .with("amiLaunchIndex", 0)
                .with("instanceType", instance.type())
                .with("launchTime", instance.identity().launched())
                .with(Element.of("placement")
                        .with("availabilityZone", instance.zone())
                        .with("groupName", "")
                        .with("tenancy", "default"))
                .with(Element.of("monitoring").with("state", "disabled"));
        if (!address.isEmpty()) {
            item.with("subnetId", place.subnet().id())
                    .with("vpcId", place.vpc().id())
                    .with("privateIpAddress", address);
        }
        cause.ifPresent(why ->
                item.with(Element.of("stateReason").with("code", why.code()).with("message", why.message())));
        item.with("architecture", place.type().architectures().getLast())
                .with("rootDeviceType", "ebs")
                .with("rootDeviceName", "/dev/xvda")
                .with("virtualizationType", "hvm")
                .with("hypervisor", "xen")
                .list(
                        "tagSet",
                        "item",
                        instance.tags().entrySet(),
                        (tag, entry) -> tag.with("key", entry.getKey()).with("value", entry.getValue()))
                .list(
                        "groupSet",
                        "item",
                        launch.securityGroups(),
                        (group, id) -> group.with("groupId", id).with("groupName", id));
    }

    /** Of an address of a machine. */
    public static String dnsName(String address) {
        return "ip-" + address.replace('.', '-') + ".ec2.internal";
    }

    private static Element state(String name, InstanceState state) {
        return Element.of(name).with("code", state.code()).with("name", state.word());
    }

    private Element status(Call call) {
        boolean all = call.flag("IncludeAllInstances");
        List<Instance> chosen = Filters.apply(call, asked(call), filters(call)).stream()
                .filter(instance -> all || instance.isRunning())
                .toList();
        return Element.of("result").list("instanceStatusSet", "item", chosen, this::describeStatus);
    }

    private void describeStatus(Element item, Instance instance) {
        // Both are of one moment.
        String checks = instances.checks(instance);
        item.with("instanceId", instance.id())
                .with("availabilityZone", instance.zone())
                .with(state("instanceState", instance.state()))
                .with(checks("systemStatus", checks))
                .with(checks("instanceStatus", checks));
    }

    private static Element checks(String name, String status) {
        Element checks = Element.of(name).with("status", status);
        String reachability = switch (status) {
            case "ok" -> "passed";
            case "impaired" -> "failed";
            default -> status;
        };
        return status.equals("not-applicable")
                ? checks
                : checks.list(
                        "details",
                        "item",
                        List.of(reachability),
                        (detail, text) -> detail.with("name", "reachability").with("status", text));
    }

    private List<Instance> asked(Call call) {
        List<String> ids = call.texts("InstanceId");
        for (String id : ids) {
            if (!ID.matcher(id).matches()) {
                throw new Refusal(400, "InvalidInstanceID.Malformed", "Invalid id: \"" + id + "\"");
            }
        }
        List<String> missing =
                ids.stream().filter(id -> instances.instance(id).isEmpty()).toList();
        if (!missing.isEmpty()) {
            String message = missing.size() == 1
                    ? "The instance ID '" + missing.getFirst() + "' does not exist"
                    : "The instance IDs '" + String.join(", ", missing) + "' do not exist";
            throw new Refusal(400, "InvalidInstanceID.NotFound", message);
        }
        return instances.all().stream()
                .filter(one -> ids.isEmpty() || ids.contains(one.id()))
                .toList();
    }

    private static Map<String, Function<Instance, Collection<String>>> filters(Call call) {
        Map<String, Function<Instance, Collection<String>>> known = new HashMap<>(Map.of(
                "instance-id", instance -> List.of(instance.id()),
                "instance-type", instance -> List.of(instance.type()),
                "instance-state-name", instance -> List.of(instance.state().word()),
                "availability-zone", instance -> List.of(instance.zone()),
                "subnet-id",
                        instance -> List.of(instance.identity().place().subnet().id()),
                "vpc-id", instance -> List.of(instance.identity().place().vpc().id()),
                "tag-key", instance -> instance.tags().keySet()));
        for (Call filter : call.structures("Filter")) {
            String name = filter.required("Name");
            if (name.startsWith("tag:")) {
                known.put(
                        name,
                        instance -> Optional.ofNullable(instance.tags().get(name.substring(4))).stream()
                                .toList());
            }
        }
        return known;
    }
}
