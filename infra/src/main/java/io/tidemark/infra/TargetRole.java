package io.tidemark.infra;

import java.util.List;
import software.amazon.awscdk.services.iam.CfnInstanceProfile;
import software.amazon.awscdk.services.iam.CfnRole;
import software.constructs.Construct;

/**
 * What the machine may do: take commands from Systems Manager, put their outputs into the bucket, and pull images of the
 * account. Containers on it may do the same, so it is less than the managed policy AmazonSSMManagedInstanceCore, with
 * which they could read every parameter of the account.
 */
final class TargetRole {

    /** What the agent needs for Run Command, over either of the two services it may use. They have no resources. */
    private static final List<String> COMMANDS = List.of(
            "ec2messages:AcknowledgeMessage",
            "ec2messages:DeleteMessage",
            "ec2messages:FailMessage",
            "ec2messages:GetEndpoint",
            "ec2messages:GetMessages",
            "ec2messages:SendReply",
            "ssm:UpdateInstanceInformation",
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel");

    private static final List<String> PULL =
            List.of("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer");

    private final CfnInstanceProfile profile;

    TargetRole(Construct scope) {
        CfnRole role = new Roles(scope)
                .role(
                        "Role",
                        Target.SUFFIX,
                        "ec2.amazonaws.com",
                        List.of(
                                Roles.allow(COMMANDS, "*"),
                                Roles.allow(List.of("ecr:GetAuthorizationToken"), "*"),
                                Roles.allow(PULL, Names.arn("ecr:${AWS::Region}:${AWS::AccountId}:repository/*")),
                                Roles.allow(List.of("s3:PutObject"), Names.arn("s3:::${Bucket}/hosts/*"))));
        profile = CfnInstanceProfile.Builder.create(scope, "InstanceProfile")
                .instanceProfileName(Names.inAccount(Target.SUFFIX))
                .roles(List.of(role.getRef()))
                .build();
    }

    CfnInstanceProfile profile() {
        return profile;
    }
}
