package io.tidemark.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What matters about the swarm. */
class SwarmTemplateTest {

    private final Rendered swarm = Template.wholeSwarm();

    @Test
    void theBucketIsPrivate() {
        JsonNode bucket = swarm.properties("Bucket");
        assertThat(bucket.get("BucketName").asText()).isEqualTo("tidemark-123456789012-eu-west-1");
        assertThat(bucket.get("PublicAccessBlockConfiguration").properties())
                .hasSize(4)
                .allMatch(block -> block.getValue().booleanValue());
        assertThat(bucket.at("/OwnershipControls/Rules/0/ObjectOwnership").asText())
                .isEqualTo("BucketOwnerEnforced");
        assertThat(bucket.at(
                                "/BucketEncryption/ServerSideEncryptionConfiguration/0/ServerSideEncryptionByDefault/SSEAlgorithm")
                        .asText())
                .isEqualTo("AES256");
    }

    @Test
    void theBucketIsReachedByTlsOnly() {
        JsonNode policy = swarm.properties("BucketPolicy");
        assertThat(policy.get("Bucket").asText()).isEqualTo("tidemark-123456789012-eu-west-1");
        assertThat(policy.at("/PolicyDocument/Statement/0/Principal/AWS").asText())
                .isEqualTo("*");
        assertThat(Statement.of(policy.get("PolicyDocument"))).singleElement().satisfies(statement -> {
            assertThat(statement.allows()).isFalse();
            assertThat(statement.actions()).containsExactly("s3:*");
            assertThat(statement.resources())
                    .containsExactly(
                            "arn:aws:s3:::tidemark-123456789012-eu-west-1",
                            "arn:aws:s3:::tidemark-123456789012-eu-west-1/*");
            assertThat(statement.condition().at("/Bool/aws:SecureTransport").asText())
                    .isEqualTo("false");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"plans/", "parcels/", "requests/", "hosts/"})
    void whatIsOfNoUseAfterARunExpires(String prefix) {
        assertThat(rules())
                .filteredOn(rule -> rule.path("Prefix").asText().equals(prefix))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.get("Status").asText()).isEqualTo("Enabled");
                    assertThat(rule.get("ExpirationInDays").asInt()).isEqualTo(7);
                });
    }

    @Test
    void runsAndCodeStay() {
        assertThat(rules())
                .filteredOn(rule -> rule.has("ExpirationInDays"))
                .hasSize(4)
                .allSatisfy(rule ->
                        assertThat(rule.path("Prefix").asText()).isIn("plans/", "parcels/", "requests/", "hosts/"));
    }

    @Test
    void uploadsThatWereGivenUpAreRemoved() {
        assertThat(rules())
                .filteredOn(rule -> !rule.has("Prefix"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.at("/AbortIncompleteMultipartUpload/DaysAfterInitiation")
                                .asInt())
                        .isEqualTo(1));
    }

    private List<JsonNode> rules() {
        return swarm.properties("Bucket")
                .at("/LifecycleConfiguration/Rules")
                .valueStream()
                .toList();
    }

    /** DynamoDB encrypts every table. With no word on it the key is its own: no permission, and no call to KMS. */
    @Test
    void theTableIsAsTheFleetNeedsIt() {
        JsonNode table = swarm.properties("Table");
        assertThat(table.get("TableName").asText()).isEqualTo("tidemark");
        assertThat(table.get("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
        assertThat(table.get("KeySchema").toString())
                .isEqualTo(
                        "[{\"AttributeName\":\"pk\",\"KeyType\":\"HASH\"},{\"AttributeName\":\"sk\",\"KeyType\":\"RANGE\"}]");
        assertThat(table.get("AttributeDefinitions").toString())
                .isEqualTo(
                        "[{\"AttributeName\":\"pk\",\"AttributeType\":\"S\"},{\"AttributeName\":\"sk\",\"AttributeType\":\"N\"}]");
        assertThat(table.at("/TimeToLiveSpecification/AttributeName").asText()).isEqualTo("expires");
        assertThat(table.at("/TimeToLiveSpecification/Enabled").asBoolean()).isTrue();
        assertThat(table.has("SSESpecification")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Worker", "VpcWorker"})
    void workersRunTheCodeOfTheBucket(String id) {
        JsonNode worker = swarm.properties(id);
        assertThat(worker.at("/Code/S3Bucket").asText()).isEqualTo("tidemark-123456789012-eu-west-1");
        assertThat(worker.at("/Code/S3Key").asText()).isEqualTo("code/abc.zip");
        assertThat(worker.get("Handler").asText()).isEqualTo("io.tidemark.functions.aws.WorkerHandler");
        assertThat(worker.get("Runtime").asText()).isEqualTo("java25");
        assertThat(worker.get("Timeout").asInt()).isEqualTo(900);
        assertThat(worker.get("MemorySize").asInt()).isEqualTo(1769);
        assertThat(worker.at("/Architectures/0").asText()).isEqualTo("arm64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Worker", "VpcWorker"})
    void aCallIsNeverRepeatedAndNeverLate(String id) {
        JsonNode calls = swarm.properties(id + "Calls");
        assertThat(calls.get("FunctionName")).isEqualTo(swarm.properties(id).get("FunctionName"));
        assertThat(calls.get("Qualifier").asText()).isEqualTo("$LATEST");
        assertThat(calls.get("MaximumRetryAttempts").asInt(-1)).isZero();
        assertThat(calls.get("MaximumEventAgeInSeconds").asInt()).isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Worker", "VpcWorker"})
    void logsAreKeptForSomeDays(String id) {
        JsonNode log = swarm.properties(id + "Logs");
        assertThat(log.get("RetentionInDays").asInt()).isEqualTo(14);
        assertThat(log.get("LogGroupName").asText())
                .isEqualTo("/aws/lambda/"
                        + swarm.properties(id).get("FunctionName").asText())
                .isEqualTo(swarm.properties(id).at("/LoggingConfig/LogGroup").asText());
    }

    @Test
    void onlyOneWorkerIsInsideOfTheVpc() {
        assertThat(swarm.properties("Worker").has("VpcConfig")).isFalse();
        JsonNode place = swarm.properties("VpcWorker").get("VpcConfig");
        assertThat(place.get("SubnetIds").toString()).isEqualTo("[\"subnet-0a\",\"subnet-0b\"]");
        assertThat(place.get("SecurityGroupIds").toString()).isEqualTo("[\"sg-0def\"]");
        assertThat(swarm.outputs()).containsEntry("WorkerSecurityGroup", "sg-0def");
    }

    @Test
    void nothingComesInToWorkers() {
        JsonNode group = swarm.properties("WorkerSecurityGroup");
        assertThat(group.get("VpcId").asText()).isEqualTo("vpc-0abc");
        assertThat(group.path("SecurityGroupIngress")).isEmpty();
        assertThat(swarm.ofType("AWS::EC2::SecurityGroupIngress")).isEmpty();
        assertThat(group.get("SecurityGroupEgress"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.get("IpProtocol").asText()).isEqualTo("tcp"));
    }

    @Test
    void theVersionIsWhereOneLooksForIt() {
        Rendered released = Template.swarm().render(Map.of("Version", "1.2.3", "WorkerCode", "code/abc.zip"));
        assertThat(released.outputs()).containsEntry("Version", "1.2.3");
        assertThat(released.properties("Worker").get("Description").asText()).endsWith("1.2.3");
    }

    @Test
    void everyOutputSaysWhatItIsNamedAfter() {
        assertThat(swarm.outputs())
                .containsAllEntriesOf(Map.of(
                        "Bucket", "tidemark-123456789012-eu-west-1",
                        "Table", "tidemark",
                        "Worker", "tidemark-worker",
                        "VpcWorker", "tidemark-worker-vpc",
                        "UserPolicy", "arn:aws:iam::123456789012:policy/tidemark-user-eu-west-1"))
                .hasSize(7);
    }

    @Test
    void nothingIsNamedButByThePrefix() {
        assertThat(List.copyOf(Template.swarm()
                        .render(Map.of("Prefix", "shop", "WorkerCode", "x"))
                        .outputs()
                        .values()))
                .noneMatch(value -> value.contains("tidemark"));
    }
}
