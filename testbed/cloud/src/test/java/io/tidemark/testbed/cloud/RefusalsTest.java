package io.tidemark.testbed.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetNotFoundException;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.InsufficientCapabilitiesException;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.StackSummary;

/** What CloudFormation does not do, and how it says so. */
class RefusalsTest {
    private static final String SMALL = Deployer.template("small.json");

    private final Cloud cloud = Cloud.start(CloudSettings.usual());
    private final Deployer deployer = new Deployer(cloud);

    @AfterEach
    void close() {
        deployer.close();
        cloud.close();
    }

    @Test
    void rolesWithNamesNeedACapability() {
        assertThatThrownBy(() -> deployer.client()
                        .createChangeSet(request -> request.stackName("bare")
                                .changeSetName("first")
                                .changeSetType(ChangeSetType.CREATE)
                                .templateBody(SMALL)))
                .isInstanceOf(InsufficientCapabilitiesException.class)
                .hasMessageContaining("Requires capabilities : [CAPABILITY_NAMED_IAM]");
        assertThat(cloud.remaining()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Prefix  | BAD  | Parameter 'Prefix' must match pattern [a-z][a-z0-9-]{0,30}
            LogDays | 15   | Parameter 'LogDays' must be one of AllowedValues
            LogDays | some | Parameter 'LogDays' must be one of AllowedValues
            Colour  | blue | Parameters: [Colour] do not exist in the template
            """)
    void parametersAreChecked(String name, String value, String message) {
        assertThatThrownBy(() -> deployer.create("refused", SMALL, Map.of(name, value)))
                .isInstanceOf(CloudFormationException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                                                   | JSON not well-formed
            {"Resources": {}}                                                   | At least one Resources member must be defined
            {"Resources": {"A": {"Type": "AWS::Foo::Bar"}}}                     | Template format error: Unrecognized resource types: [AWS::Foo::Bar]
            {"Resources": {"A": {"Type": "AWS::S3::Bucket", "DependsOn": "B"}}} | Unresolved resource dependencies [B] in the Resources block
            {"Resources": {"A": {"Type": "AWS::S3::Bucket", "Condition": "C"}}} | Unresolved condition dependency C in the Resources block
            {"Resources": {"A": {"Type": "AWS::S3::Bucket", "DependsOn": "A"}}} | Circular dependency between resources: [A]
            """)
    void templatesAreChecked(String template, String message) {
        assertThatThrownBy(() -> deployer.create("refused", template, Map.of()))
                .isInstanceOf(CloudFormationException.class)
                .hasMessageContaining(message);
        assertThat(cloud.remaining()).isEmpty();
    }

    @Test
    void parametersWithoutDefaultMustHaveValues() {
        String template = """
                {"Parameters": {"Name": {"Type": "String"}}, "Resources": {"A": {"Type": "AWS::S3::Bucket"}}}""";
        assertThatThrownBy(() -> deployer.create("refused", template, Map.of()))
                .hasMessageContaining("Parameters: [Name] must have values");
    }

    @Test
    void templateHasAGreatestLength() {
        assertThatThrownBy(() -> deployer.create("refused", SMALL + " ".repeat(51_200), Map.of()))
                .hasMessageContaining("Member must have length less than or equal to 51200");
    }

    @Test
    void changeSetsAreForStacksInTheRightState() {
        assertThatThrownBy(() -> deployer.update("nobody", SMALL, Map.of()))
                .hasMessageContaining("Stack [nobody] does not exist");
        String id = deployer.plan("thought", ChangeSetType.CREATE, SMALL, Map.of("Prefix", "thought"))
                .changeSetId();
        assertThat(deployer.stack("thought").stackStatus()).isEqualTo(StackStatus.REVIEW_IN_PROGRESS);
        assertThatThrownBy(() -> deployer.update("thought", SMALL, Map.of()))
                .hasMessageContaining("Stack [thought] does not exist");
        assertThatThrownBy(() -> deployer.client()
                        .createChangeSet(request -> request.stackName("thought")
                                .changeSetName(id.split("/", -1)[1])
                                .changeSetType(ChangeSetType.CREATE)
                                .templateBody(SMALL)
                                .capabilitiesWithStrings("CAPABILITY_NAMED_IAM")))
                .isInstanceOf(AlreadyExistsException.class);

        deployer.client().executeChangeSet(request -> request.changeSetName(id));
        deployer.settled("thought");
        assertThatThrownBy(() -> deployer.create("thought", SMALL, Map.of("Prefix", "thought")))
                .hasMessageContaining(
                        "Stack [thought] already exists and cannot be created again with the changeSet [");
        assertThatThrownBy(() -> deployer.client().executeChangeSet(request -> request.changeSetName(id)))
                .hasMessageContaining("EXECUTE_COMPLETE");
        deployer.delete(deployer.stack("thought").stackId());
    }

    @Test
    void deletedChangeSetLeavesAStackUnderReview() {
        String id = deployer.plan("left", ChangeSetType.CREATE, SMALL, Map.of()).changeSetId();
        deployer.client().deleteChangeSet(request -> request.changeSetName(id));

        assertThatThrownBy(() -> deployer.client()
                        .describeChangeSet(request -> request.stackName("left").changeSetName(id)))
                .isInstanceOf(ChangeSetNotFoundException.class);
        assertThat(cloud.remaining()).containsExactly("AWS::CloudFormation::Stack left");
        deployer.delete(deployer.stack("left").stackId());
        assertThat(cloud.remaining()).isEmpty();
    }

    @Test
    void changeSetGoesWithItsStack() {
        DescribeChangeSetResponse set = deployer.plan("dropped", ChangeSetType.CREATE, SMALL, Map.of());
        deployer.delete(set.stackId());

        assertThatThrownBy(() -> deployer.execute(set)).isInstanceOf(ChangeSetNotFoundException.class);
    }

    @Test
    void nameOfAnExecutedChangeSetCanBeUsedAgain() {
        deployer.execute(deployer.plan(request -> named(request, ChangeSetType.CREATE, "1")));
        Stack updated = deployer.execute(deployer.plan(request -> named(request, ChangeSetType.UPDATE, "2")));

        assertThat(deployer.outputs(updated)).containsEntry("Version", "2");
        deployer.delete(updated.stackId());
    }

    private static void named(CreateChangeSetRequest.Builder request, ChangeSetType type, String version) {
        request.stackName("renewed")
                .changeSetName("always-this")
                .changeSetType(type)
                .templateBody(SMALL)
                .parameters(
                        Parameter.builder()
                                .parameterKey("Prefix")
                                .parameterValue("renewed")
                                .build(),
                        Parameter.builder()
                                .parameterKey("Version")
                                .parameterValue(version)
                                .build());
    }

    @Test
    void stackThatIsNotThereIsDeletedWithoutAnError() {
        deployer.client().deleteStack(request -> request.stackName("nobody"));

        assertThatThrownBy(() -> deployer.events("nobody")).hasMessageContaining("Stack [nobody] does not exist");
    }

    @Test
    void deletedStackIsFoundByItsIdOnly() {
        String id = deployer.create("gone", SMALL, Map.of("Prefix", "gone")).stackId();
        deployer.delete(id);
        String next = deployer.create("gone", SMALL, Map.of("Prefix", "gone")).stackId();

        assertThat(next).isNotEqualTo(id);
        assertThat(deployer.stack("gone").stackId()).isEqualTo(next);
        assertThat(deployer.stack(id).deletionTime()).isNotNull();
        assertThat(deployer.client()
                        .listStacks(request -> request.stackStatusFiltersWithStrings("DELETE_COMPLETE"))
                        .stackSummaries())
                .extracting(StackSummary::stackId)
                .containsExactly(id);
        assertThat(deployer.client()
                        .listStackResources(request -> request.stackName(next))
                        .stackResourceSummaries())
                .hasSize(5);
        deployer.delete(next);
    }

    @Test
    void templateIsTold() {
        deployer.create("told", SMALL, Map.of("Prefix", "told-again"));

        assertThat(deployer.client()
                        .getTemplate(request -> request.stackName("told"))
                        .templateBody())
                .isEqualTo(SMALL);
        assertThat(deployer.client()
                        .validateTemplate(request -> request.templateBody(SMALL))
                        .parameters())
                .hasSize(4);
        deployer.delete(deployer.stack("told").stackId());
    }
}
