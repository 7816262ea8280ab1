package io.tidemark.testbed.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** Machines that are not to be had, and how CloudFormation says so. Nothing is started, so no Docker engine is needed. */
class LaunchTest {
    private static final String TEMPLATE = Deployer.template("machine.json");
    private static final String ARM = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";

    private final Cloud cloud = Cloud.start(CloudSettings.usual());
    private final Deployer deployer = new Deployer(cloud);

    @AfterEach
    void close() {
        deployer.close();
        cloud.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Type   | c9z.large              | Invalid value 'c9z.large' for InstanceType
            Type   | c7g.large              | The architecture 'arm64' of the specified instance type does not match the architecture 'x86_64' of the specified AMI. Specify
            Subnet | subnet-0123            | The subnet ID 'subnet-0123' does not exist
            """)
    void whatDoesNotFitIsRefused(String parameter, String value, String reason) {
        assertThat(reason(Map.of(parameter, value)))
                .startsWith("Resource handler returned message: \"" + reason)
                .contains("(Service: Ec2, Status Code: 400, Request ID: ")
                .contains("HandlerErrorCode: ");
        assertThat(cloud.instances().all()).isEmpty();
    }

    @Test
    void imageForAnotherProcessorIsRefused() {
        assertThat(reason(Map.of("Image", ARM)))
                .contains("The architecture 'x86_64' of the specified instance type does not match the architecture"
                        + " 'arm64' of the specified AMI.");
    }

    @Test
    void typeThatAZoneHasNotIsRefused() {
        assertThat(reason(Map.of("Type", "m7i.large", "Subnet", "subnet-0d0a00000000000b1")))
                .contains(
                        "Your requested instance type (m7i.large) is not supported in your requested Availability Zone"
                                + " (us-east-1b). Please retry your request by not specifying an Availability Zone or choosing"
                                + " us-east-1a, us-east-1c. (Service: Ec2, Status Code: 400");
    }

    @Test
    void capacityIsLackingInOneZone() {
        cloud.machineFaults().noCapacity("c7i.large", "us-east-1a");

        assertThat(reason(Map.of("Type", "c7i.large")))
                .contains(
                        "\"We currently do not have sufficient c7i.large capacity in the Availability Zone you requested"
                                + " (us-east-1a). Our system will be working on provisioning additional capacity. You can"
                                + " currently get c7i.large capacity by not specifying an Availability Zone in your request or"
                                + " choosing us-east-1b, us-east-1c. (Service: Ec2, Status Code: 500, Request ID: ");
    }

    @Test
    void capacityIsLackingEverywhere() {
        cloud.machineFaults().noCapacity("c7i.large");

        assertThat(reason(Map.of("Type", "c7i.large", "Subnet", "subnet-0d0a00000000000c1")))
                .contains("(us-east-1c). Our system will be working on provisioning additional capacity. (Service");
    }

    @Test
    void groupAndProfileMustBeThere() {
        String group = TEMPLATE.replace("\"Tags\":", "\"SecurityGroupIds\": [\"sg-0123\"], \"Tags\":");
        String profile = TEMPLATE.replace("\"Tags\":", "\"IamInstanceProfile\": \"nobody\", \"Tags\":");

        assertThat(reason(group, Map.of())).contains("The security group 'sg-0123' does not exist");
        assertThat(reason(profile, Map.of())).contains("Invalid IAM Instance Profile name");
    }

    private String reason(Map<String, String> parameters) {
        return reason(TEMPLATE, parameters);
    }

    private String reason(String template, Map<String, String> parameters) {
        Stack stack = deployer.create("refused", template, parameters);
        assertThat(stack.stackStatusAsString()).isEqualTo("ROLLBACK_COMPLETE");
        String reason = deployer.firstReason(stack.stackId());
        deployer.delete(stack.stackId());
        return reason;
    }
}
