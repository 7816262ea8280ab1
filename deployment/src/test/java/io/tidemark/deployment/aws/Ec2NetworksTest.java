package io.tidemark.deployment.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.deployment.swarm.Network;
import io.tidemark.functions.aws.AwsClients;
import io.tidemark.testbed.cloud.Cloud;
import io.tidemark.testbed.cloud.CloudSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Subnet;

class Ec2NetworksTest {
    private static Ec2Client client(Cloud cloud) {
        return AwsClients.configure(Ec2Client.builder(), cloud.settings()).build();
    }

    @Test
    void theDefaultOneHasASubnetInEachZoneAndItsMainRouteTable() throws Exception {
        try (Cloud cloud = Cloud.start(CloudSettings.usual());
                Ec2Client client = client(cloud)) {
            Optional<Network> found = new Ec2Networks(client, "us-east-1").byDefault();
            assertThat(found)
                    .hasValue(new Network(
                            "vpc-0d0a0000000000001",
                            // The third zone is one without Lambda.
                            List.of("subnet-0d0a00000000000a1", "subnet-0d0a00000000000b1"),
                            List.of("rtb-0d0a0000000000001"),
                            false,
                            false));
        }
    }

    @Test
    void subnetsWithARouteTableOfTheirOwnHaveItsEndpoints() throws Exception {
        try (Cloud cloud = Cloud.start(CloudSettings.usual().withoutDefaultVpc().withEndpoints("dynamodb"));
                Ec2Client client = client(cloud)) {
            Ec2Networks networks = new Ec2Networks(client, "us-east-1");
            assertThat(networks.byDefault()).isEmpty();
            Network custom = networks.byId(cloud.network().customVpc().id());
            assertThat(custom.routeTables()).containsExactly("rtb-0c0500000000000b2");
            assertThat(custom.dynamoEndpoint()).isTrue();
            assertThat(custom.s3Endpoint()).isFalse();
        }
    }

    @Test
    void oneThatIsNotThereIsNamed() {
        try (Cloud cloud = Cloud.start(CloudSettings.usual());
                Ec2Client client = client(cloud)) {
            assertThatThrownBy(() -> new Ec2Networks(client, "us-east-1").byId("vpc-00000000"))
                    .hasMessageContaining("VPC = vpc-00000000: must be a VPC of this account in us-east-1");
        }
    }

    @Test
    void ofAZoneTheSubnetWithMostRoomIsTakenAndZonesWithoutLambdaAreLeftOut() {
        List<Subnet> chosen = Ec2Networks.onePerZone(List.of(
                subnet("a", "us-east-1a", "use1-az1", 10),
                subnet("b", "us-east-1a", "use1-az1", 200),
                subnet("c", "us-east-1b", "use1-az2", 5),
                subnet("d", "us-east-1e", "use1-az3", 4_000)));
        assertThat(chosen).extracting(Subnet::subnetId).containsExactly("b", "c");
    }

    private static Subnet subnet(String id, String zone, String zoneId, int free) {
        return Subnet.builder()
                .subnetId(id)
                .availabilityZone(zone)
                .availabilityZoneId(zoneId)
                .availableIpAddressCount(free)
                .build();
    }
}
