package io.tidemark.testbed.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.aws.Checkout;
import io.tidemark.functions.aws.lambda.FunctionEnvironment;
import io.tidemark.functions.aws.lambda.Outcome;
import io.tidemark.functions.duty.HealthJson;
import io.tidemark.testbed.cloud.network.Network;
import io.tidemark.testbed.cloud.network.RouteTable;
import io.tidemark.testbed.cloud.network.Subnet;
import io.tidemark.testbed.cloud.network.Vpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;

/** The swarm's own template, with the built function. */
class SwarmTest {
    private static final Path TEMPLATES = Checkout.file("deployment/src/main/resources/io/tidemark/deployment");
    private static final Path ZIP = Checkout.file("functions/target/tidemark-worker.zip");
    private static final String KEY = "code/worker.zip";

    private static String template;

    private final Cloud cloud = Cloud.start(CloudSettings.usual());
    private final Deployer deployer = new Deployer(cloud);
    private final S3Client s3 = AwsClients.s3(cloud.settings());
    private final LambdaClient lambda =
            AwsClients.configure(LambdaClient.builder(), cloud.settings()).build();

    @BeforeAll
    static void readTemplate() throws IOException {
        template = Files.readString(TEMPLATES.resolve("swarm.json"));
    }

    @AfterEach
    void close() {
        lambda.close();
        s3.close();
        deployer.close();
        cloud.close();
    }

    @Test
    void swarmIsDeployedInTwoStepsAndItsFunctionAnswers() throws IOException {
        Stack first = deployer.create("swarm-a-swarm", template, Map.of("Prefix", "swarm-a"));
        assertThat(first.stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(deployer.outputs(first)).doesNotContainKey("Worker").containsEntry("Table", "swarm-a");

        String bucket = uploadCode(first);
        Stack second = deployer.update("swarm-a-swarm", template, Map.of("Prefix", "swarm-a", "WorkerCode", KEY));
        assertThat(second.stackStatus()).isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(deployer.outputs(second)).containsEntry("Worker", "swarm-a-worker");

        GetFunctionConfigurationResponse configuration =
                lambda.getFunctionConfiguration(request -> request.functionName("swarm-a-worker"));
        assertThat(configuration.memorySize()).isEqualTo(1769);
        assertThat(configuration.timeout()).isEqualTo(900);
        assertThat(configuration.codeSize()).isEqualTo(Files.size(ZIP));
        ping("swarm-a-worker");
        assertThat(deliveriesOfWhatFails("swarm-a-worker")).isEqualTo(1);

        deployer.update(
                "swarm-a-swarm", template, Map.of("Prefix", "swarm-a", "WorkerCode", KEY, "WorkerMemory", "512"));
        assertThat(lambda.getFunctionConfiguration(request -> request.functionName("swarm-a-worker"))
                        .memorySize())
                .isEqualTo(512);
        assertThat(lambda.getFunctionEventInvokeConfig(request -> request.functionName("swarm-a-worker"))
                        .maximumRetryAttempts())
                .isZero();

        deleteCode(bucket);
        assertThat(deployer.delete(first.stackId()).stackStatus()).isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThat(cloud.remaining()).isEmpty();
        assertThatThrownBy(() -> ping("swarm-a-worker")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void swarmInANetworkHasAFunctionThere() throws IOException {
        Map<String, String> parameters = new HashMap<>(network(cloud.network().customVpc()));
        parameters.put("Prefix", "swarm-b");
        parameters.put("S3Endpoint", "yes");
        parameters.put("DynamoEndpoint", "yes");
        Stack first = deployer.create("swarm-b-swarm", template, parameters);
        assertThat(first.stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(cloud.network().endpoints()).hasSize(2);

        String bucket = uploadCode(first);
        parameters.put("WorkerCode", KEY);
        Stack second = deployer.update("swarm-b-swarm", template, parameters);
        assertThat(deployer.outputs(second))
                .containsEntry("VpcWorker", "swarm-b-worker-vpc")
                .containsKey("WorkerSecurityGroup");
        ping("swarm-b-worker-vpc");

        deleteCode(bucket);
        deployer.delete(first.stackId());
        assertThat(cloud.remaining()).isEmpty();
        assertThat(cloud.network().endpoints()).isEmpty();
    }

    @Test
    void missingCodeRollsTheUpdateBack() {
        Stack first = deployer.create("swarm-c-swarm", template, Map.of("Prefix", "swarm-c"));
        Stack second = deployer.update("swarm-c-swarm", template, Map.of("Prefix", "swarm-c", "WorkerCode", KEY));

        assertThat(second.stackStatus()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(deployer.firstReason(first.stackId())).contains("S3 Error Code: NoSuchKey");
        deployer.delete(first.stackId());
        assertThat(cloud.remaining()).isEmpty();
    }

    @Test
    void endpointThatIsThereAlreadyCannotBeMade() {
        try (Cloud taken = Cloud.start(CloudSettings.usual().withEndpoints("s3"));
                Deployer other = new Deployer(taken)) {
            Map<String, String> parameters =
                    new HashMap<>(network(taken.network().customVpc()));
            parameters.put("Prefix", "swarm-d");
            parameters.put("S3Endpoint", "yes");
            Stack stack = other.create("swarm-d-swarm", template, parameters);

            assertThat(stack.stackStatus()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
            assertThat(other.firstReason(stack.stackId()))
                    .contains("already has a route with destination-prefix-list-id pl-63a5400a");
        }
    }

    @Test
    void targetIsDeployed() throws IOException {
        Vpc vpc = cloud.network().customVpc();
        Stack swarm = deployer.create("swarm-e-swarm", template, inNetwork(vpc, "swarm-e"));
        Stack target = deployer.create(
                "swarm-e-target-a",
                Files.readString(TEMPLATES.resolve("target.json")),
                Map.of(
                        "Prefix",
                        "swarm-e",
                        "Name",
                        "a",
                        "VpcId",
                        vpc.id(),
                        "SubnetId",
                        vpc.subnets().getFirst().id(),
                        "InstanceType",
                        "t3.small",
                        "Port",
                        "8080",
                        "WorkerSecurityGroup",
                        deployer.outputs(swarm).getOrDefault("WorkerSecurityGroup", ""),
                        "Bucket",
                        deployer.outputs(swarm).getOrDefault("Bucket", "")));

        assertThat(target.stackStatus()).as(target.stackStatusReason()).isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(deployer.outputs(target)).containsKeys("InstanceId", "PrivateIp", "SecurityGroup");
        assertThat(target.parameters())
                .filteredOn(parameter -> parameter.parameterKey().equals("Image"))
                .singleElement()
                .satisfies(image -> assertThat(image.resolvedValue()).startsWith("ami-"));
        deployer.delete(target.stackId());
        deployer.delete(swarm.stackId());
        assertThat(cloud.remaining()).isEmpty();
    }

    private static Map<String, String> inNetwork(Vpc vpc, String prefix) {
        Map<String, String> parameters = new HashMap<>(network(vpc));
        parameters.put("Prefix", prefix);
        return parameters;
    }

    private static Map<String, String> network(Vpc vpc) {
        return Map.of(
                "VpcId",
                vpc.id(),
                "SubnetIds",
                vpc.subnets().stream().map(Subnet::id).collect(Collectors.joining(",")),
                "RouteTableIds",
                Network.routeTables(vpc).stream().map(RouteTable::id).collect(Collectors.joining(",")));
    }

    /** @return the bucket */
    private String uploadCode(Stack stack) {
        String bucket = deployer.outputs(stack).getOrDefault("Bucket", "");
        s3.putObject(request -> request.bucket(bucket).key(KEY), ZIP);
        return bucket;
    }

    private void deleteCode(String bucket) {
        s3.deleteObject(request -> request.bucket(bucket).key(KEY));
    }

    private int deliveriesOfWhatFails(String function) {
        int before = served();
        String requestId = lambda.invoke(request -> request.functionName(function)
                        .invocationType(InvocationType.EVENT)
                        .payload(SdkBytes.fromUtf8String("[]")))
                .responseMetadata()
                .requestId();
        assertThat(cloud.lambda().outcome(requestId).join().kind()).isEqualTo(Outcome.Kind.FAILED);
        return served() - before;
    }

    private int served() {
        return cloud.lambda().allEnvironments().stream()
                .mapToInt(FunctionEnvironment::served)
                .sum();
    }

    private void ping(String function) throws IOException {
        InvokeResponse response = lambda.invoke(
                request -> request.functionName(function).payload(SdkBytes.fromByteArray(HealthJson.ping())));
        assertThat(response.functionError()).as(cloud.lambda().logs()).isNull();
        assertThat(HealthJson.read(response.payload().asByteArray()).build().version())
                .isNotEmpty();
    }
}
