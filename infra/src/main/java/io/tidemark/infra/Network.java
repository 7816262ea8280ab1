package io.tidemark.infra;

import java.util.List;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnVPCEndpoint;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.constructs.Construct;

/** The workers' place in a VPC, when there is one. */
final class Network {

    private final Construct scope;
    private final CfnParameter vpc;
    private final CfnParameter subnets;
    private final CfnParameter routeTables;
    private final CfnCondition inVpc;
    private final CfnSecurityGroup workers;

    Network(Construct scope) {
        this.scope = scope;
        vpc = Parameters.text(scope, "VpcId", "A VPC to have workers in as well, or nothing")
                .defaultValue("")
                .allowedPattern("(vpc-[0-9a-f]+)?")
                .build();
        subnets = Parameters.list(scope, "SubnetIds", "Subnets of the VPC for the workers");
        routeTables =
                Parameters.list(scope, "RouteTableIds", "Route tables of these subnets, for the gateway endpoints");
        inVpc = Conditions.given(scope, "InVpc", vpc);
        workers = workers();
        gateway("S3", "s3");
        gateway("Dynamo", "dynamodb");
    }

    /** Workers may send to every port of every target, as a load generator must. Nobody may send to them. */
    private CfnSecurityGroup workers() {
        CfnSecurityGroup group = CfnSecurityGroup.Builder.create(scope, "WorkerSecurityGroup")
                .groupDescription("Tidemark workers: nothing may come in")
                .vpcId(vpc.getValueAsString())
                .securityGroupEgress(List.of(CfnSecurityGroup.EgressProperty.builder()
                        .description("Targets on any port; S3 and DynamoDB")
                        .ipProtocol("tcp")
                        .fromPort(0)
                        .toPort(65535)
                        .cidrIp("0.0.0.0/0")
                        .build()))
                .tags(List.of(CfnTag.builder()
                        .key("Name")
                        .value(Names.prefixed("-worker"))
                        .build()))
                .build();
        group.getCfnOptions().setCondition(inVpc);
        return group;
    }

    private void gateway(String name, String service) {
        CfnParameter wanted = Parameters.text(
                        scope, name + "Endpoint", "yes: make the VPC's gateway endpoint for " + service)
                .defaultValue("no")
                .allowedValues(List.of("yes", "no"))
                .build();
        CfnVPCEndpoint gateway = CfnVPCEndpoint.Builder.create(scope, name + "Gateway")
                .vpcEndpointType("Gateway")
                .serviceName(Fn.sub("com.amazonaws.${AWS::Region}." + service))
                .vpcId(vpc.getValueAsString())
                .routeTableIds(routeTables.getValueAsList())
                .build();
        gateway.getCfnOptions()
                .setCondition(Conditions.when(
                        scope,
                        "Has" + name + "Gateway",
                        Fn.conditionAnd(inVpc, Fn.conditionEquals(wanted.getValueAsString(), "yes"))));
    }

    CfnCondition inVpc() {
        return inVpc;
    }

    String workerSecurityGroup() {
        return workers.getAttrGroupId();
    }

    CfnFunction.VpcConfigProperty place() {
        return CfnFunction.VpcConfigProperty.builder()
                .subnetIds(subnets.getValueAsList())
                .securityGroupIds(List.of(workerSecurityGroup()))
                .build();
    }
}
