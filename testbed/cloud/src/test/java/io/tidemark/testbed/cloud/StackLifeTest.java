package io.tidemark.testbed.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.aws.AwsClients;
import io.tidemark.testbed.cloud.stack.StackFaults.Phase;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.model.ChangeAction;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.s3.S3Client;

/** How stacks come, change and go. */
class StackLifeTest {
    private static final String SMALL = Deployer.template("small.json");

    private final Cloud cloud = Cloud.start(CloudSettings.usual());
    private final Deployer deployer = new Deployer(cloud);

    @AfterEach
    void close() {
        deployer.close();
        cloud.close();
    }

    @Test
    void stackIsCreatedUpdatedAndDeleted() {
        Stack created = deployer.create("life", SMALL, Map.of("Prefix", "life", "Version", "1"));
        assertThat(created.stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(deployer.outputs(created))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("Bucket", "life-123456789012-us-east-1", "Table", "life", "Version", "1"));
        assertThat(deployer.events(created.stackId()))
                .startsWith("life REVIEW_IN_PROGRESS", "life CREATE_IN_PROGRESS")
                .containsSubsequence("Bucket CREATE_COMPLETE", "Policy CREATE_IN_PROGRESS")
                .containsSubsequence("Role CREATE_COMPLETE", "Logs CREATE_IN_PROGRESS")
                .endsWith("life CREATE_COMPLETE");

        Stack updated = deployer.update(
                "life",
                SMALL,
                Map.of(
                        "Prefix",
                        "life",
                        "LogDays",
                        "30",
                        "VpcId",
                        cloud.network().customVpc().id()));
        assertThat(updated.stackStatus()).isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(deployer.outputs(updated)).containsEntry("Version", "dev").containsKey("Group");
        assertThat(deployer.events(created.stackId()))
                .containsSubsequence("Logs UPDATE_IN_PROGRESS", "Logs UPDATE_COMPLETE")
                .contains("Group CREATE_COMPLETE")
                .doesNotContain("Table UPDATE_IN_PROGRESS");

        Stack without = deployer.update("life", SMALL, Map.of("Prefix", "life", "LogDays", "30"));
        assertThat(deployer.outputs(without)).doesNotContainKey("Group");
        assertThat(cloud.remaining()).noneMatch(one -> one.contains("SecurityGroup"));

        Stack deleted = deployer.delete(created.stackId());
        assertThat(deleted.stackStatus()).isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThat(cloud.remaining()).isEmpty();
        assertThatThrownBy(() -> deployer.stack("life")).hasMessageContaining("Stack with id life does not exist");
    }

    @Test
    void tablesAndBucketsAreReal() {
        deployer.create("real", SMALL, Map.of("Prefix", "real"));
        try (DynamoDbClient dynamo = AwsClients.dynamo(cloud.settings());
                S3Client s3 = AwsClients.s3(cloud.settings())) {
            assertThat(dynamo.describeTimeToLive(request -> request.tableName("real"))
                            .timeToLiveDescription()
                            .timeToLiveStatus())
                    .isEqualTo(TimeToLiveStatus.ENABLED);
            String bucket = "real-123456789012-us-east-1";
            s3.putObject(request -> request.bucket(bucket).key("a/b"), RequestBody.fromString("kept"));
            assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key("a/b"))
                            .asUtf8String())
                    .isEqualTo("kept");
            assertThat(cloud.calls().all()).contains("dynamodb:DescribeTimeToLive", "s3:PutObject", "s3:GetObject");

            Stack failed = deployer.delete(deployer.stack("real").stackId());
            assertThat(failed.stackStatus()).isEqualTo(StackStatus.DELETE_FAILED);
            assertThat(failed.stackStatusReason()).contains("failed to delete: [Bucket]");
            assertThat(deployer.firstReason(failed.stackId())).contains("bucket you tried to delete is not empty");
            assertThat(cloud.remaining()).contains("AWS::S3::Bucket " + bucket).noneMatch(one -> one.contains("Table"));

            s3.deleteObject(request -> request.bucket(bucket).key("a/b"));
            deployer.delete(failed.stackId());
            assertThat(cloud.remaining()).isEmpty();
        }
    }

    @Test
    void creationThatFailsIsRolledBack() {
        cloud.stackFaults().fail("Logs", Phase.CREATE, "no more logs");
        Stack failed = deployer.create("broken", SMALL, Map.of("Prefix", "broken"));

        assertThat(failed.stackStatus()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(deployer.firstReason(failed.stackId())).isEqualTo("no more logs");
        assertThat(deployer.events(failed.stackId()))
                .containsSubsequence(
                        "Logs CREATE_FAILED",
                        "broken ROLLBACK_IN_PROGRESS",
                        "Role DELETE_COMPLETE",
                        "broken ROLLBACK_COMPLETE");
        assertThat(cloud.remaining()).containsExactly("AWS::CloudFormation::Stack broken");
        assertThatThrownBy(() -> deployer.update("broken", SMALL, Map.of("Prefix", "broken")))
                .isInstanceOf(CloudFormationException.class)
                .hasMessageContaining("is in ROLLBACK_COMPLETE state and can not be updated");
        deployer.delete(failed.stackId());
    }

    @Test
    void updateThatFailsIsRolledBack() {
        Stack before = deployer.create("undone", SMALL, Map.of("Prefix", "undone"));
        cloud.stackFaults().fail("Group", Phase.CREATE, "no more groups");
        Map<String, String> more = Map.of(
                "Prefix",
                "undone",
                "LogDays",
                "30",
                "VpcId",
                cloud.network().customVpc().id());
        Stack failed = deployer.update("undone", SMALL, more);

        assertThat(failed.stackStatus()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(deployer.events(before.stackId()))
                .containsSubsequence("Group CREATE_FAILED", "undone UPDATE_ROLLBACK_IN_PROGRESS");
        assertThat(deployer.outputs(failed)).isEqualTo(deployer.outputs(before));
        assertThat(cloud.remaining()).noneMatch(one -> one.contains("SecurityGroup"));
        assertThat(deployer.plan("undone", ChangeSetType.UPDATE, SMALL, Map.of("Prefix", "undone"))
                        .status())
                .isEqualTo(ChangeSetStatus.FAILED);

        cloud.stackFaults().heal("Group");
        assertThat(deployer.update("undone", SMALL, more).stackStatus()).isEqualTo(StackStatus.UPDATE_COMPLETE);
        deployer.delete(before.stackId());
    }

    @Test
    void changeSetTellsWhatIsGoingToHappen() {
        deployer.create("told", SMALL, Map.of("Prefix", "told"));

        DescribeChangeSetResponse nothing =
                deployer.plan("told", ChangeSetType.UPDATE, SMALL, Map.of("Prefix", "told"));
        assertThat(nothing.statusReason()).startsWith("The submitted information didn't contain changes.");
        assertThatThrownBy(() ->
                        deployer.client().executeChangeSet(request -> request.changeSetName(nothing.changeSetId())))
                .hasMessageContaining("cannot be executed in its current status of [FAILED]");

        DescribeChangeSetResponse renamed =
                deployer.plan("told", ChangeSetType.UPDATE, SMALL, Map.of("Prefix", "told2"));
        assertThat(renamed.changes())
                .extracting(change -> change.resourceChange().logicalResourceId() + " "
                        + change.resourceChange().action() + " "
                        + change.resourceChange().replacement())
                .contains(
                        "Table " + ChangeAction.MODIFY + " " + Replacement.TRUE,
                        "Policy " + ChangeAction.MODIFY + " " + Replacement.TRUE);
        deployer.delete(deployer.stack("told").stackId());
    }

    @Test
    void renamingReplaces() {
        Stack stack = deployer.create("named", SMALL, Map.of("Prefix", "named"));
        Stack renamed = deployer.update("named", SMALL, Map.of("Prefix", "renamed"));

        assertThat(renamed.stackStatus()).isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(cloud.remaining())
                .contains("AWS::DynamoDB::Table renamed", "AWS::S3::Bucket renamed-123456789012-us-east-1")
                .doesNotContain("AWS::DynamoDB::Table named");
        assertThat(deployer.events(stack.stackId()))
                .containsSubsequence(
                        "Table UPDATE_COMPLETE", "named UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "Table DELETE_COMPLETE");
        deployer.delete(stack.stackId());
        assertThat(cloud.remaining()).isEmpty();
    }
}
