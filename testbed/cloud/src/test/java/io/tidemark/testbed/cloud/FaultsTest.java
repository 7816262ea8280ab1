package io.tidemark.testbed.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.aws.AwsClients;
import io.tidemark.testbed.cloud.stack.StackFaults.Phase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Everything that can go wrong on demand does. */
class FaultsTest {
    private static final String SMALL = Deployer.template("small.json");
    /** As an SDK client tries by itself. */
    private static final int ALL_TRIES = 4;

    private final Cloud cloud = Cloud.start(CloudSettings.usual());
    private final Deployer deployer = new Deployer(cloud);

    @AfterEach
    void close() {
        deployer.close();
        cloud.close();
    }

    @Test
    void throttledCallsPassAfterSome() {
        cloud.faults().throttleNext("cloudformation", "ListStacks", 2);
        assertThat(deployer.client().listStacks().stackSummaries()).isEmpty();
        assertThat(cloud.calls().count("cloudformation", "ListStacks")).isEqualTo(3);

        cloud.faults().throttleNext("cloudformation", "ListStacks", ALL_TRIES);
        assertThatThrownBy(() -> deployer.client().listStacks()).satisfies(e -> {
            assertThat(code(e)).isEqualTo("Throttling");
            assertThat(((AwsServiceException) e).isThrottlingException()).isTrue();
        });
    }

    @Test
    void expiredCredentialsAreRefusedByEveryService() {
        cloud.faults().expireCredentials(true);

        assertThatThrownBy(() -> deployer.client().listStacks())
                .satisfies(e -> assertThat(code(e)).isEqualTo("ExpiredToken"));
        try (Ec2Client ec2 = AwsClients.configure(Ec2Client.builder(), cloud.settings())
                        .build();
                LambdaClient lambda = AwsClients.configure(LambdaClient.builder(), cloud.settings())
                        .build();
                DynamoDbClient dynamo = AwsClients.dynamo(cloud.settings());
                S3Client s3 = AwsClients.s3(cloud.settings())) {
            assertThatThrownBy(ec2::describeVpcs)
                    .satisfies(e -> assertThat(code(e)).isEqualTo("RequestExpired"));
            assertThatThrownBy(lambda::getAccountSettings)
                    .satisfies(e -> assertThat(code(e)).isEqualTo("ExpiredTokenException"));
            assertThatThrownBy(dynamo::listTables)
                    .satisfies(e -> assertThat(code(e)).isEqualTo("ExpiredTokenException"));
            assertThatThrownBy(s3::listBuckets)
                    .satisfies(e -> assertThat(code(e)).isEqualTo("ExpiredToken"));
        }
        cloud.faults().expireCredentials(false);
        assertThat(deployer.client().listStacks().stackSummaries()).isEmpty();
    }

    @Test
    void deniedActionSaysWhoMayNotDoWhat() {
        cloud.faults().deny("cloudformation", "CreateChangeSet");

        assertThatThrownBy(() -> deployer.create("denied", SMALL, Map.of())).satisfies(e -> {
            assertThat(code(e)).isEqualTo("AccessDenied");
            assertThat(((AwsServiceException) e).statusCode()).isEqualTo(403);
            assertThat(e)
                    .hasMessageContaining("User: arn:aws:iam::123456789012:user/tester is not authorized to perform: "
                            + "cloudformation:CreateChangeSet");
        });
        assertThat(cloud.remaining()).isEmpty();
        cloud.faults().deny("ec2", "*");
        try (Ec2Client ec2 =
                AwsClients.configure(Ec2Client.builder(), cloud.settings()).build()) {
            assertThatThrownBy(ec2::describeVpcs)
                    .satisfies(e -> assertThat(code(e)).isEqualTo("UnauthorizedOperation"));
            cloud.faults().allow("ec2", "*");
            assertThat(ec2.describeVpcs().vpcs()).isNotEmpty();
        }
    }

    @Test
    void hangingServiceAnswersWhenItIsReleased() throws Exception {
        cloud.faults().hang("cloudformation");
        try (CloudFormationClient hasty = AwsClients.configure(CloudFormationClient.builder(), cloud.settings())
                .overrideConfiguration(options -> options.apiCallAttemptTimeout(Duration.ofMillis(50)))
                .build()) {
            assertThatThrownBy(hasty::listStacks).isInstanceOf(ApiCallAttemptTimeoutException.class);
        }
        CompletableFuture<Integer> patient = CompletableFuture.supplyAsync(
                () -> deployer.client().listStacks().stackSummaries().size());
        assertThat(patient).isNotDone();
        cloud.faults().release();
        assertThat(patient.get()).isZero();
    }

    @Test
    void stackStaysInProgressUntilItIsReleased() {
        String id = deployer.plan("held", ChangeSetType.CREATE, SMALL, Map.of("Prefix", "held"))
                .changeSetId();
        cloud.stackFaults().hold();
        deployer.client().executeChangeSet(request -> request.changeSetName(id));
        assertThat(deployer.stack("held").stackStatus()).isEqualTo(StackStatus.CREATE_IN_PROGRESS);

        cloud.stackFaults().release();
        assertThat(deployer.settled("held").stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
        deployer.delete(deployer.stack("held").stackId());
    }

    @Test
    void deletionCutsACreationShort() {
        String id = deployer.plan("cut", ChangeSetType.CREATE, SMALL, Map.of("Prefix", "cut"))
                .changeSetId();
        cloud.stackFaults().hold();
        deployer.client().executeChangeSet(request -> request.changeSetName(id));
        String stack = deployer.stack("cut").stackId();
        deployer.client().deleteStack(request -> request.stackName(stack));
        cloud.stackFaults().release();

        assertThat(deployer.settled(stack).stackStatus()).isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThat(cloud.remaining()).isEmpty();
        assertThat(deployer.events(stack)).doesNotContain("cut CREATE_COMPLETE");
    }

    @Test
    void updateOfAResourceFailsAndIsTakenBack() {
        Stack stack = deployer.create("stiff", SMALL, Map.of("Prefix", "stiff"));
        cloud.stackFaults().fail("Logs", Phase.UPDATE, "logs stay as they are");
        Stack failed = deployer.update("stiff", SMALL, Map.of("Prefix", "stiff", "LogDays", "1"));

        assertThat(failed.stackStatus()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(failed.parameters())
                .filteredOn(parameter -> parameter.parameterKey().equals("LogDays"))
                .singleElement()
                .satisfies(days -> assertThat(days.parameterValue()).isEqualTo("14"));
        assertThat(deployer.events(stack.stackId()))
                .containsSubsequence("Logs UPDATE_FAILED", "stiff UPDATE_ROLLBACK_IN_PROGRESS", "Logs UPDATE_COMPLETE");

        cloud.stackFaults().fail("Logs", Phase.REVERT, "logs stay as they are not");
        assertThat(deployer.update("stiff", SMALL, Map.of("Prefix", "stiff", "LogDays", "1"))
                        .stackStatus())
                .isEqualTo(StackStatus.UPDATE_ROLLBACK_FAILED);
        deployer.delete(stack.stackId());
        assertThat(cloud.remaining()).isEmpty();
    }

    @Test
    void deletionThatFailsIsTriedAgainOrLeavesTheResource() {
        Stack stack = deployer.create("stuck", SMALL, Map.of("Prefix", "stuck"));
        cloud.stackFaults().fail("Role", Phase.DELETE, "somebody plays it");
        Stack failed = deployer.delete(stack.stackId());

        assertThat(failed.stackStatus()).isEqualTo(StackStatus.DELETE_FAILED);
        assertThat(failed.stackStatusReason()).isEqualTo("The following resource(s) failed to delete: [Role]. ");
        assertThat(cloud.remaining())
                .containsExactly("AWS::CloudFormation::Stack stuck", "AWS::IAM::Role stuck-worker");
        deployer.client()
                .deleteStack(request -> request.stackName(stack.stackId()).retainResources("Role"));
        assertThat(deployer.settled(stack.stackId()).stackStatus()).isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThat(cloud.remaining()).containsExactly("AWS::IAM::Role stuck-worker");
    }

    private static String code(Throwable e) {
        return ((AwsServiceException) e).awsErrorDetails().errorCode();
    }
}
