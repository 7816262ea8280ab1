package io.tidemark.infra;

import java.util.List;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.constructs.Construct;

/** Who may reach the target, and what it reaches. */
final class TargetNetwork {

    private final CfnSecurityGroup group;

    TargetNetwork(Construct scope) {
        CfnParameter vpc = typed(scope, "VpcId", "AWS::EC2::VPC::Id", "The VPC of the workers");
        CfnParameter workers = typed(
                scope, "WorkerSecurityGroup", "AWS::EC2::SecurityGroup::Id", "Of the workers: who may reach the port");
        CfnParameter port = CfnParameter.Builder.create(scope, "Port")
                .type("Number")
                .description("Port of the service")
                .minValue(1)
                .maxValue(65535)
                .build();
        group = CfnSecurityGroup.Builder.create(scope, "SecurityGroup")
                .groupDescription("Tidemark target: only workers may come in")
                .vpcId(vpc.getValueAsString())
                .securityGroupIngress(List.of(CfnSecurityGroup.IngressProperty.builder()
                        .description("Load from the workers")
                        .ipProtocol("tcp")
                        .fromPort(port.getValueAsNumber())
                        .toPort(port.getValueAsNumber())
                        .sourceSecurityGroupId(workers.getValueAsString())
                        .build()))
                .securityGroupEgress(List.of(CfnSecurityGroup.EgressProperty.builder()
                        .description("Packages, images, Systems Manager and S3")
                        .ipProtocol("tcp")
                        .fromPort(443)
                        .toPort(443)
                        .cidrIp("0.0.0.0/0")
                        .build()))
                .tags(List.of(Target.tag()))
                .build();
    }

    static CfnParameter typed(Construct scope, String id, String type, String description) {
        return CfnParameter.Builder.create(scope, id)
                .type(type)
                .description(description)
                .build();
    }

    CfnSecurityGroup group() {
        return group;
    }
}
