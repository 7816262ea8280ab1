package io.tidemark.testbed.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.aws.AwsClients;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** What a client finds before anything is deployed. */
class NetworkTest {
    private final Cloud cloud = Cloud.start(CloudSettings.usual().withEndpoints("s3"));
    private final Ec2Client ec2 =
            AwsClients.configure(Ec2Client.builder(), cloud.settings()).build();

    @AfterEach
    void close() {
        ec2.close();
        cloud.close();
    }

    @Test
    void callerIsKnown() {
        try (StsClient sts =
                AwsClients.configure(StsClient.builder(), cloud.settings()).build()) {
            GetCallerIdentityResponse caller = sts.getCallerIdentity();

            assertThat(caller.account()).isEqualTo("123456789012");
            assertThat(caller.arn()).isEqualTo("arn:aws:iam::123456789012:user/tester");
            assertThat(cloud.calls().all()).containsExactly("sts:GetCallerIdentity");
        }
    }

    @Test
    void defaultNetworkIsFoundByItsFilter() {
        List<Vpc> found = ec2.describeVpcs(request -> request.filters(filter("is-default", "true")))
                .vpcs();

        assertThat(found).singleElement().satisfies(vpc -> {
            assertThat(vpc.isDefault()).isTrue();
            assertThat(vpc.cidrBlock()).isEqualTo("172.31.0.0/16");
        });
        assertThat(ec2.describeVpcs().vpcs()).hasSize(2);
        assertThat(ec2.describeVpcs().vpcs().getLast().tags())
                .singleElement()
                .satisfies(tag -> assertThat(tag.value()).isEqualTo("shop"));
        assertThat(subnets(found.getFirst().vpcId()))
                .extracting(Subnet::availabilityZone)
                .containsExactly("us-east-1a", "us-east-1b", "us-east-1c");
    }

    @Test
    void accountMayHaveNoDefaultNetwork() {
        try (Cloud bare = Cloud.start(CloudSettings.usual().withoutDefaultVpc());
                Ec2Client client = AwsClients.configure(Ec2Client.builder(), bare.settings())
                        .build()) {
            assertThat(client.describeVpcs(request -> request.filters(filter("is-default", "true")))
                            .vpcs())
                    .isEmpty();
            assertThat(client.describeVpcs().vpcs()).hasSize(1);
        }
    }

    @Test
    void subnetsHaveTheirRouteTableOrTheMainOne() {
        String vpc = cloud.network().customVpc().id();
        String subnet = subnets(vpc).getFirst().subnetId();

        List<RouteTable> tables = ec2.describeRouteTables(request -> request.filters(filter("vpc-id", vpc)))
                .routeTables();
        assertThat(tables).hasSize(2);
        assertThat(tables.getFirst().associations().getFirst().main()).isTrue();
        assertThat(ec2.describeRouteTables(request -> request.filters(filter("association.subnet-id", subnet)))
                        .routeTables())
                .extracting(RouteTable::routeTableId)
                .containsExactly(tables.getLast().routeTableId());
    }

    @Test
    void endpointsThatAreThereAreFound() {
        String vpc = cloud.network().defaultVpc().orElseThrow().id();

        List<VpcEndpoint> found = ec2.describeVpcEndpoints(request ->
                        request.filters(filter("vpc-id", vpc), filter("service-name", "com.amazonaws.us-east-1.*")))
                .vpcEndpoints();
        assertThat(found).singleElement().satisfies(endpoint -> {
            assertThat(endpoint.serviceName()).isEqualTo("com.amazonaws.us-east-1.s3");
            assertThat(endpoint.stateAsString()).isEqualTo("available");
            assertThat(endpoint.routeTableIds()).hasSize(1);
        });
        assertThat(ec2.describeVpcEndpoints(
                                request -> request.filters(filter("service-name", "com.amazonaws.us-east-1.dynamodb")))
                        .vpcEndpoints())
                .isEmpty();
    }

    @Test
    void noInstancesRun() {
        assertThat(ec2.describeInstances(request -> request.filters(filter("tag:tidemark", "*")))
                        .reservations())
                .isEmpty();
    }

    @Test
    void whatIsNotThereHasTheErrorOfEc2() {
        assertThatThrownBy(() -> ec2.describeVpcs(request -> request.vpcIds("vpc-nowhere")))
                .isInstanceOfSatisfying(Ec2Exception.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidVpcID.NotFound");
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("The vpc ID 'vpc-nowhere' does not exist");
                });
        assertThatThrownBy(() -> ec2.describeVpcs(request -> request.filters(filter("colour", "blue"))))
                .hasMessageContaining("The filter 'colour' is invalid");
        assertThatThrownBy(ec2::describeKeyPairs)
                .isInstanceOfSatisfying(
                        Ec2Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidAction"));
        assertThat(cloud.calls().all()).contains("ec2:DescribeKeyPairs");
    }

    private List<Subnet> subnets(String vpc) {
        return ec2.describeSubnets(request -> request.filters(filter("vpc-id", vpc)))
                .subnets();
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }
}
