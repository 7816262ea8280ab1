package io.tidemark.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What there is, by the parameters. That nothing refers to what is not there is seen by rendering. */
class ConditionsTest {

    private static final List<String> FIRST_STEP =
            List.of("Bucket", "BucketPolicy", "Table", "WorkerLogs", "WorkerRole", "UserPolicy");
    private static final List<String> FUNCTION = List.of("Worker", "WorkerCalls");
    private static final List<String> VPC = List.of("WorkerSecurityGroup", "VpcWorkerLogs", "VpcWorkerRole");
    private static final List<String> VPC_FUNCTION = List.of("VpcWorker", "VpcWorkerCalls");

    private final Map<String, String> parameters = new LinkedHashMap<>();

    @Test
    void everyParameterOfTheSwarmHasADefault() {
        assertThat(exists()).containsExactlyInAnyOrderElementsOf(FIRST_STEP);
        assertThat(outputs().keySet()).containsExactlyInAnyOrder("Version", "Bucket", "Table", "UserPolicy");
    }

    @Test
    void withCodeThereIsTheFunction() {
        parameters.put("WorkerCode", "code/abc.zip");

        assertThat(exists()).containsAll(FIRST_STEP).containsAll(FUNCTION).hasSize(8);
        assertThat(outputs()).containsEntry("Worker", "tidemark-worker").doesNotContainKey("VpcWorker");
    }

    @Test
    void withAVpcButWithoutCodeThereAreNoFunctions() {
        parameters.put("VpcId", "vpc-0abc");

        assertThat(exists()).containsAll(FIRST_STEP).containsAll(VPC).hasSize(9);
        assertThat(outputs()).containsKey("WorkerSecurityGroup").doesNotContainKeys("Worker", "VpcWorker");
    }

    @Test
    void withBothThereAreBothFunctions() {
        parameters.put("WorkerCode", "code/abc.zip");
        parameters.put("VpcId", "vpc-0abc");

        assertThat(exists()).containsAll(FUNCTION).containsAll(VPC_FUNCTION).hasSize(13);
        assertThat(outputs())
                .containsEntry("Worker", "tidemark-worker")
                .containsEntry("VpcWorker", "tidemark-worker-vpc");
    }

    @ParameterizedTest
    @CsvSource({"S3Endpoint, S3Gateway, s3", "DynamoEndpoint, DynamoGateway, dynamodb"})
    void gatewaysAreMadeWhereTheyAreMissing(String parameter, String gateway, String service) {
        parameters.put(parameter, "yes");
        assertThat(exists()).as("without a VPC").doesNotContain(gateway);

        parameters.put("VpcId", "vpc-0abc");
        parameters.put("RouteTableIds", "rtb-0a,rtb-0b");
        assertThat(exists()).contains(gateway).hasSize(10);
        Rendered swarm = Template.swarm().render(parameters);
        assertThat(swarm.properties(gateway).get("ServiceName").asText())
                .isEqualTo("com.amazonaws.eu-west-1." + service);
        assertThat(swarm.properties(gateway).get("VpcEndpointType").asText()).isEqualTo("Gateway");
        assertThat(swarm.properties(gateway).get("RouteTableIds")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "Prefix, Tide, a capital letter",
        "Prefix, ab, too short for a table",
        "Prefix, 1abc, a digit first",
        "Prefix, abcdefghijklmnopqrstu, too long for a bucket",
        "VpcId, none, no VPC",
        "Architecture, arm, no architecture",
        "WorkerMemory, 64, too little memory",
        "WorkerMemory, 20000, too much memory",
        "LogDays, 15, days that CloudWatch refuses",
        "S3Endpoint, true, neither yes nor no",
        "WorkerTimeout, 60, an unknown parameter"
    })
    void whatCannotBeIsRefusedBeforeAnythingIsMade(String parameter, String value, String why) {
        parameters.put(parameter, value);
        assertThatIllegalArgumentException().as(why).isThrownBy(this::exists).withMessageContaining(parameter);
    }

    @ParameterizedTest
    @CsvSource({
        "Name, '', no name",
        "Name, Kinto, a capital letter",
        "Name, abcdefghijklmnopqrstu, too long for a role",
        "Port, 0, no port",
        "Port, 65536, no port",
        "TimeToLive, 1, ends before it has begun",
        "VolumeGiB, 2, less than the image",
        "Bucket, '', no bucket"
    })
    void whatCannotBeATargetIsRefused(String parameter, String value, String why) {
        assertThatIllegalArgumentException()
                .as(why)
                .isThrownBy(() -> Template.aTarget(parameter, value))
                .withMessageContaining(parameter);
    }

    private List<String> exists() {
        return List.copyOf(Template.swarm().render(parameters).resources().keySet());
    }

    private Map<String, String> outputs() {
        return Template.swarm().render(parameters).outputs();
    }
}
