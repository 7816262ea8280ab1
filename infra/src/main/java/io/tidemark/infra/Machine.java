package io.tidemark.infra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.ec2.CfnInstance;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.iam.CfnInstanceProfile;
import software.constructs.Construct;

/** The target's instance. Shutting it down, from inside and after its time to live, ends it for good. */
final class Machine {

    private static final String IMAGE = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

    private final Construct scope;
    private final CfnParameter type;
    private final CfnParameter image;
    private final CfnParameter subnet;
    private final CfnParameter volume;

    Machine(Construct scope) {
        this.scope = scope;
        type = Parameters.text(scope, "InstanceType", "Such as c7i.large").build();
        image = CfnParameter.Builder.create(scope, "Image")
                .type("AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>")
                .description("Parameter of Systems Manager with the image: Amazon Linux 2023 for the type's processor")
                .defaultValue(IMAGE)
                .build();
        subnet = TargetNetwork.typed(scope, "SubnetId", "AWS::EC2::Subnet::Id", "A subnet that reaches the internet");
        volume = Parameters.number(scope, "VolumeGiB", "Size of the disk", 20)
                .minValue(8)
                .maxValue(16384)
                .build();
        Parameters.number(scope, "TimeToLive", "Minutes after which the machine ends itself", 120)
                .minValue(5)
                .maxValue(10080)
                .build();
    }

    CfnInstance instance(CfnInstanceProfile profile, CfnSecurityGroup group) {
        return CfnInstance.Builder.create(scope, "Instance")
                .instanceType(type.getValueAsString())
                .imageId(image.getValueAsString())
                .subnetId(subnet.getValueAsString())
                .securityGroupIds(List.of(group.getAttrGroupId()))
                .iamInstanceProfile(profile.getRef())
                .instanceInitiatedShutdownBehavior("terminate")
                .metadataOptions(CfnInstance.MetadataOptionsProperty.builder()
                        .httpTokens("required")
                        // Containers are one hop further away.
                        .httpPutResponseHopLimit(2)
                        .build())
                .blockDeviceMappings(List.of(CfnInstance.BlockDeviceMappingProperty.builder()
                        .deviceName("/dev/xvda")
                        .ebs(CfnInstance.EbsProperty.builder()
                                .volumeType("gp3")
                                .volumeSize(volume.getValueAsNumber())
                                .encrypted(true)
                                .deleteOnTermination(true)
                                .build())
                        .build()))
                .propagateTagsToVolumeOnCreation(true)
                .userData(Fn.base64(Fn.sub(resource("target.sh"))))
                .tags(List.of(Target.tag()))
                .build();
    }

    private static String resource(String name) {
        try (InputStream in = Machine.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
