package io.tidemark.infra;

import software.amazon.awscdk.BootstraplessSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.CfnInstance;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.iam.CfnInstanceProfile;
import software.constructs.Construct;

/** A machine that is to be loaded, for some hours. Only the workers of the VPC reach it, and it ends by itself. */
final class TargetStack extends Stack {

    TargetStack(Construct scope, String id, String prefix) {
        super(
                scope,
                id,
                StackProps.builder()
                        .stackName(prefix + "-target")
                        .description("Tidemark: a machine to be loaded")
                        .synthesizer(BootstraplessSynthesizer.Builder.create().build())
                        .build());
        Parameters.prefix(this, prefix);
        Parameters.text(this, "Name", "What this target is called")
                .allowedPattern("[a-z0-9][a-z0-9-]{0,19}")
                .constraintDescription("1 to 20 lower-case letters, digits and hyphens")
                .build();
        Parameters.text(this, "Bucket", "The swarm's, for outputs of commands under hosts/")
                .minLength(3)
                .build();
        CfnInstanceProfile profile = new TargetRole(this).profile();
        CfnSecurityGroup group = new TargetNetwork(this).group();
        CfnInstance instance = new Machine(this).instance(profile, group);
        Outputs.add(this, "InstanceId", instance.getRef(), null);
        Outputs.add(this, "PrivateIp", instance.getAttrPrivateIp(), null);
        Outputs.add(this, "SecurityGroup", group.getAttrGroupId(), null);
    }
}
