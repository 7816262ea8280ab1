package io.tidemark.testbed.cloud.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.testbed.cloud.instance.Instance;
import io.tidemark.testbed.cloud.instance.InstanceCalls;
import io.tidemark.testbed.cloud.instance.Instances;
import io.tidemark.testbed.cloud.instance.Launch;
import io.tidemark.testbed.cloud.protocol.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** A machine of EC2. */
record Machine(Inventory inventory, Instances instances) implements Kind {
    static final String TYPE = "AWS::EC2::Instance";

    private static final int SERVER_ERROR = 500;

    @Override
    public Made create(Wish wish) {
        List<String> groups = new ArrayList<>();
        wish.properties().path("SecurityGroupIds").forEach(group -> groups.add(group.asText()));
        checkOthers(groups, wish.text("IamInstanceProfile"));
        try {
            Instance instance = instances.launch(new Launch(
                    wish.text("InstanceType"),
                    wish.text("ImageId"),
                    wish.text("SubnetId"),
                    groups,
                    userData(wish),
                    tags(wish)));
            inventory.add(TYPE, instance.id());
            return made(instance);
        } catch (Refusal e) {
            throw failure(e);
        }
    }

    private void checkOthers(List<String> groups, String profile) {
        for (String group : groups) {
            if (!inventory.has("AWS::EC2::SecurityGroup", group)) {
                throw failure(
                        new Refusal(400, "InvalidGroup.NotFound", "The security group '" + group + "' does not exist"));
            }
        }
        if (!profile.isEmpty() && !inventory.has("AWS::IAM::InstanceProfile", profile)) {
            throw failure(new Refusal(
                    400,
                    "InvalidParameterValue",
                    "Value (" + profile + ") for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance"
                            + " Profile name"));
        }
    }

    private static Failure failure(Refusal refusal) {
        String code = refusal.code().endsWith(".NotFound") ? "NotFound" : "InvalidRequest";
        return Failure.ofHandler(
                refusal.message() + " (Service: Ec2, Status Code: " + refusal.status() + ", Request ID: "
                        + UUID.randomUUID() + ")",
                refusal.status() >= SERVER_ERROR ? "GeneralServiceException" : code);
    }

    private static String userData(Wish wish) {
        return new String(Base64.getDecoder().decode(wish.text("UserData")), StandardCharsets.UTF_8);
    }

    private static Map<String, String> tags(Wish wish) {
        Map<String, String> tags = new TreeMap<>();
        for (JsonNode tag : wish.properties().path("Tags")) {
            tags.put(tag.path("Key").asText(), tag.path("Value").asText());
        }
        tags.put("aws:cloudformation:stack-name", wish.stackName());
        tags.put("aws:cloudformation:logical-id", wish.logicalId());
        return tags;
    }

    private static Made made(Instance instance) {
        String address = instance.privateIp();
        return new Made(
                instance.id(),
                Map.of(
                        "InstanceId", instance.id(),
                        "PrivateIp", address,
                        "PrivateDnsName", InstanceCalls.dnsName(address),
                        "AvailabilityZone", instance.zone()));
    }

    @Override
    public Made update(String physicalId, Wish wish) {
        return instances
                .instance(physicalId)
                .map(Machine::made)
                .orElseThrow(() -> Failure.ofHandler("The instance does not exist", "NotFound"));
    }

    @Override
    public void delete(String physicalId, ObjectNode properties) {
        instances.instance(physicalId).ifPresent(instance -> instances.terminate(instance, Instance.Cause.USER));
        inventory.remove(TYPE, physicalId);
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.empty();
    }

    /** Of a real machine its type and user data can change. That needs it to stop and start, which is not done here. */
    @Override
    public Set<String> fixed() {
        return Set.of("ImageId", "SubnetId", "InstanceType", "UserData", "SecurityGroupIds");
    }
}
