package io.tidemark.testbed.cloud.instance;

import io.tidemark.testbed.cloud.machine.InstanceType;
import io.tidemark.testbed.cloud.machine.Machines;
import io.tidemark.testbed.cloud.network.Network;
import io.tidemark.testbed.cloud.network.Subnet;
import io.tidemark.testbed.cloud.network.Vpc;
import io.tidemark.testbed.cloud.protocol.Account;
import io.tidemark.testbed.cloud.protocol.Refusal;
import java.util.List;
import java.util.Map;

/**
 * Whether EC2 launches what is asked for; it refuses as RunInstances does.
 *
 * @param images the architecture of each image that there is
 */
public record Admission(Network network, Machines machines, MachineFaults faults, Map<String, String> images) {
    private static final int BAD_REQUEST = 400;
    private static final int NO_CAPACITY = 500;

    public Admission {
        images = Map.copyOf(images);
    }

    Place check(Launch launch) {
        InstanceType type = machines.types().stream()
                .filter(one -> one.name().equals(launch.type()))
                .findFirst()
                .orElseThrow(() ->
                        refusal("InvalidParameterValue", "Invalid value '" + launch.type() + "' for InstanceType."));
        checkImage(launch.imageId(), type);
        Place place = place(launch.subnetId(), type);
        checkZone(type, place.subnet().zone());
        return place;
    }

    private void checkImage(String imageId, InstanceType type) {
        String architecture = images.get(imageId);
        if (architecture == null) {
            throw refusal("InvalidAMIID.NotFound", "The image id '[" + imageId + "]' does not exist");
        }
        if (!type.architectures().contains(architecture)) {
            throw refusal(
                    "InvalidParameterValue",
                    "The architecture '" + String.join(",", type.architectures())
                            + "' of the specified instance type does not match the architecture '" + architecture
                            + "' of the specified AMI. Specify an instance type and an AMI that have matching"
                            + " architectures, and try again. You can use 'describe-instance-types' or"
                            + " 'describe-images' to discover the architecture of the instance type or AMI.");
        }
    }

    private Place place(String subnetId, InstanceType type) {
        if (subnetId.isEmpty()) {
            return network.defaultVpc()
                    .map(vpc -> new Place(type, vpc, vpc.subnets().getFirst()))
                    .orElseThrow(() -> refusal("VPCIdNotSpecified", "No default VPC for this user"));
        }
        for (Vpc vpc : network.vpcs()) {
            for (Subnet subnet : vpc.subnets()) {
                if (subnet.id().equals(subnetId)) {
                    return new Place(type, vpc, subnet);
                }
            }
        }
        throw refusal("InvalidSubnetID.NotFound", "The subnet ID '" + subnetId + "' does not exist");
    }

    private void checkZone(InstanceType type, String zone) {
        List<String> zones = type.zones()
                .chars()
                .mapToObj(letter -> Account.REGION + (char) letter)
                .toList();
        if (!zones.contains(zone)) {
            throw refusal(
                    "Unsupported",
                    "Your requested instance type (" + type.name()
                            + ") is not supported in your requested Availability Zone (" + zone
                            + "). Please retry your request by not specifying an Availability Zone or choosing "
                            + String.join(", ", zones) + ".");
        }
        if (faults.lacksCapacity(type.name(), zone)) {
            List<String> others = zones.stream()
                    .filter(one -> !faults.lacksCapacity(type.name(), one))
                    .toList();
            throw new Refusal(NO_CAPACITY, "InsufficientInstanceCapacity", noCapacity(type.name(), zone, others));
        }
    }

    private static String noCapacity(String type, String zone, List<String> others) {
        String sentence = "We currently do not have sufficient " + type
                + " capacity in the Availability Zone you requested (" + zone
                + "). Our system will be working on provisioning additional capacity.";
        return others.isEmpty()
                ? sentence
                : sentence + " You can currently get " + type
                        + " capacity by not specifying an Availability Zone in your request or choosing "
                        + String.join(", ", others) + ".";
    }

    private static Refusal refusal(String code, String message) {
        return new Refusal(BAD_REQUEST, code, message);
    }
}
