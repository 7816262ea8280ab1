package io.tidemark.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What matters about a target. */
class TargetTemplateTest {

    private final Rendered target = Template.aTarget();
    private final JsonNode instance = target.properties("Instance");

    @Test
    void shuttingItDownEndsIt() {
        assertThat(instance.get("InstanceInitiatedShutdownBehavior").asText()).isEqualTo("terminate");
        assertThat(instance.path("DisableApiTermination").asBoolean()).isFalse();
    }

    @Test
    void itsMetadataNeedsASession() {
        JsonNode metadata = instance.get("MetadataOptions");
        assertThat(metadata.get("HttpTokens").asText()).isEqualTo("required");
        assertThat(metadata.get("HttpPutResponseHopLimit").asInt())
                .as("containers")
                .isEqualTo(2);
    }

    @Test
    void itsDiskIsEncryptedAndGoesWithIt() {
        assertThat(instance.get("BlockDeviceMappings")).singleElement().satisfies(device -> {
            assertThat(device.get("DeviceName").asText())
                    .as("the image's first")
                    .isEqualTo("/dev/xvda");
            assertThat(device.at("/Ebs/Encrypted").asBoolean()).isTrue();
            assertThat(device.at("/Ebs/DeleteOnTermination").asBoolean()).isTrue();
            assertThat(device.at("/Ebs/VolumeType").asText()).isEqualTo("gp3");
            assertThat(device.at("/Ebs/VolumeSize").asInt()).isEqualTo(20);
        });
    }

    @Test
    void onlyWorkersReachItAndOnlyItsPort() {
        JsonNode group = target.properties("SecurityGroup");
        assertThat(group.get("VpcId").asText()).isEqualTo("vpc-0abc");
        assertThat(group.get("SecurityGroupIngress")).singleElement().satisfies(rule -> {
            assertThat(rule.get("SourceSecurityGroupId").asText()).isEqualTo("sg-0abc");
            assertThat(rule.get("IpProtocol").asText()).isEqualTo("tcp");
            assertThat(rule.get("FromPort").asInt()).isEqualTo(8888);
            assertThat(rule.get("ToPort").asInt()).isEqualTo(8888);
        });
        assertThat(instance.get("SecurityGroupIds").toString()).isEqualTo("[\"sg-0def\"]");
    }

    @Test
    void itReachesWhatSpeaksTls() {
        assertThat(target.properties("SecurityGroup").get("SecurityGroupEgress"))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.get("FromPort").asInt()).isEqualTo(443);
                    assertThat(rule.get("ToPort").asInt()).isEqualTo(443);
                });
    }

    @Test
    void nobodyLogsInWithAKey() {
        assertThat(instance.has("KeyName")).isFalse();
    }

    @Test
    void itIsWhatWasAskedFor() {
        assertThat(instance.get("InstanceType").asText()).isEqualTo("t3.small");
        assertThat(instance.get("SubnetId").asText()).isEqualTo("subnet-0a");
        assertThat(instance.get("ImageId").asText()).isEqualTo("ami-0abc");
        assertThat(Template.target().json().at("/Parameters/Image/Default").asText())
                .startsWith("/aws/service/ami-amazon-linux-latest/al2023-ami-")
                .endsWith("-x86_64");
        assertThat(Template.target().json().at("/Parameters/TimeToLive/Default").asInt())
                .isEqualTo(120);
    }

    @Test
    void itHasItsRole() {
        assertThat(instance.get("IamInstanceProfile").asText()).isEqualTo("tidemark-target-kinto-eu-west-1");
        assertThat(target.properties("InstanceProfile").get("Roles").toString())
                .isEqualTo("[\"tidemark-target-kinto-eu-west-1\"]");
    }

    @Test
    void itIsCalledByItsName() {
        assertThat(instance.get("Tags").toString())
                .isEqualTo("[{\"Key\":\"Name\",\"Value\":\"tidemark-target-kinto\"}]");
        assertThat(instance.get("PropagateTagsToVolumeOnCreation").asBoolean()).isTrue();
    }

    @Test
    void itsOutputsSayWhereItIs() {
        assertThat(target.outputs())
                .containsEntry("InstanceId", "i-0abc")
                .containsEntry("PrivateIp", "10.0.0.7")
                .containsEntry("SecurityGroup", "sg-0def")
                .hasSize(3);
    }
}
