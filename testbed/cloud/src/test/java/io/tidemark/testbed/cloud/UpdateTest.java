package io.tidemark.testbed.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.testbed.cloud.stack.StackFaults.Phase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.OnStackFailure;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Ways of changing a stack, and names that are taken. */
class UpdateTest {
    private static final String SMALL = Deployer.template("small.json");

    private final Cloud cloud = Cloud.start(CloudSettings.usual());
    private final Deployer deployer = new Deployer(cloud);

    @AfterEach
    void close() {
        for (Stack stack : deployer.client().describeStacks().stacks()) {
            deployer.delete(stack.stackId());
        }
        assertThat(cloud.remaining()).isEmpty();
        deployer.close();
        cloud.close();
    }

    @Test
    void previousTemplateAndValuesCount() {
        deployer.create("again", SMALL, Map.of("Prefix", "again", "LogDays", "30"));
        Stack updated = deployer.execute(deployer.plan(request -> request.stackName("again")
                .usePreviousTemplate(true)
                .parameters(
                        Parameter.builder()
                                .parameterKey("Prefix")
                                .usePreviousValue(true)
                                .build(),
                        Parameter.builder()
                                .parameterKey("Version")
                                .parameterValue("2")
                                .build())));

        assertThat(updated.stackStatus()).isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(deployer.outputs(updated)).containsEntry("Version", "2").containsEntry("Table", "again");
        // What is not named has its default again.
        assertThat(deployer.events(updated.stackId())).contains("Logs UPDATE_COMPLETE");
    }

    @Test
    void tagsAloneAreAChange() {
        deployer.create("tagged", SMALL, Map.of("Prefix", "tagged"));
        DescribeChangeSetResponse set = deployer.plan(request -> request.stackName("tagged")
                .usePreviousTemplate(true)
                .tags(Tag.builder().key("team").value("load").build())
                .parameters(Parameter.builder()
                        .parameterKey("Prefix")
                        .usePreviousValue(true)
                        .build()));
        assertThat(set.status()).isEqualTo(ChangeSetStatus.CREATE_COMPLETE);
        assertThat(set.changes()).isEmpty();

        assertThat(deployer.execute(set).tags()).extracting(Tag::value).containsExactly("load");
    }

    @Test
    void outputsAloneAreAChange() {
        deployer.create("told", SMALL, Map.of("Prefix", "outputs"));
        Stack updated = deployer.update("told", SMALL, Map.of("Prefix", "outputs", "Version", "9"));

        assertThat(deployer.outputs(updated)).containsEntry("Version", "9");
    }

    @Test
    void resourceWithANameCannotBeReplacedUnderIt() {
        Stack stack = deployer.create("keyed", SMALL, Map.of("Prefix", "keyed"));
        String otherKey = SMALL.replace("\"sk\"", "\"number\"");
        Stack failed = deployer.update("keyed", otherKey, Map.of("Prefix", "keyed"));

        assertThat(failed.stackStatus()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(deployer.firstReason(stack.stackId()))
                .isEqualTo("CloudFormation cannot update a stack when a custom-named resource requires replacing. "
                        + "Rename keyed and update the stack again.");
    }

    @Test
    void replacementThatFailsLeavesWhatWasThere() {
        Stack stack = deployer.create("kept", SMALL, Map.of("Prefix", "kept"));
        List<String> before = cloud.remaining();
        cloud.stackFaults().fail("Logs", Phase.CREATE, "no more logs");
        Stack failed = deployer.update("kept", SMALL, Map.of("Prefix", "kept2"));

        assertThat(failed.stackStatus()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(cloud.remaining()).isEqualTo(before);
        assertThat(deployer.outputs(failed)).isEqualTo(deployer.outputs(stack));
        assertThat(deployer.client()
                        .describeStackResources(request -> request.stackName("kept"))
                        .stackResources())
                .filteredOn(resource -> resource.logicalResourceId().equals("Table"))
                .singleElement()
                .satisfies(table -> assertThat(table.physicalResourceId()).isEqualTo("kept"));
    }

    @Test
    void namesAreTakenOnce() {
        deployer.create("first", SMALL, Map.of("Prefix", "taken"));
        Stack second = deployer.create("second", SMALL, Map.of("Prefix", "taken"));

        assertThat(second.stackStatus()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(deployer.firstReason(second.stackId())).contains("HandlerErrorCode: AlreadyExists");
        assertThat(cloud.remaining()).contains("AWS::DynamoDB::Table taken");
    }

    @Test
    void creationThatFailsMayBeRemovedOrLeft() {
        cloud.stackFaults().fail("Table", Phase.CREATE, "no more tables");
        Stack removed = deployer.execute(failing("removed", OnStackFailure.DELETE));
        assertThat(removed.stackStatus()).isEqualTo(StackStatus.DELETE_COMPLETE);

        Stack left = deployer.execute(failing("left", OnStackFailure.DO_NOTHING));
        assertThat(left.stackStatus()).isEqualTo(StackStatus.CREATE_FAILED);
        assertThat(cloud.remaining()).hasSizeGreaterThan(1);
    }

    private DescribeChangeSetResponse failing(String stack, OnStackFailure onFailure) {
        return deployer.plan(request -> request.stackName(stack)
                .changeSetType(ChangeSetType.CREATE)
                .templateBody(SMALL)
                .onStackFailure(onFailure)
                .parameters(Parameter.builder()
                        .parameterKey("Prefix")
                        .parameterValue(stack)
                        .build()));
    }

    @Test
    void eventsComeInPagesTheNewestFirst() {
        Stack stack = deployer.create("paged", SMALL, Map.of("Prefix", "paged"));
        for (int days = 0; days < 12; days++) {
            deployer.update("paged", SMALL, Map.of("Prefix", "paged", "LogDays", days % 2 == 0 ? "30" : "1"));
        }

        assertThat(deployer.client()
                        .describeStackEvents(request -> request.stackName("paged"))
                        .nextToken())
                .isNull();
        for (int days = 0; days < 12; days++) {
            deployer.update("paged", SMALL, Map.of("Prefix", "paged", "LogDays", days % 2 == 0 ? "30" : "1"));
        }
        assertThat(deployer.client()
                        .describeStackEvents(request -> request.stackName("paged"))
                        .stackEvents())
                .hasSize(100);
        assertThat(deployer.events(stack.stackId()))
                .hasSizeGreaterThan(100)
                .startsWith("paged REVIEW_IN_PROGRESS")
                .endsWith("paged UPDATE_COMPLETE");
        assertThat(deployer.client()
                        .describeStackEventsPaginator(request -> request.stackName("paged"))
                        .stackEvents())
                .extracting(StackEvent::eventId)
                .doesNotHaveDuplicates();
    }
}
