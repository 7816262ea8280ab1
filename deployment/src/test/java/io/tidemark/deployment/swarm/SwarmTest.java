package io.tidemark.deployment.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.stack.FakeStacks;
import io.tidemark.deployment.stack.Heard;
import io.tidemark.deployment.stack.Stack;
import io.tidemark.deployment.stack.StackWorks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SwarmTest {
    private static final Prefix PREFIX = new Prefix("tst");
    private static final Account ACCOUNT = new Account("123456789012", "user/ann", "us-east-1");
    private static final String BUCKET = "tst-123456789012-us-east-1";
    private static final SwarmOrder PLAIN = SwarmOrder.plain(PREFIX, "1.0");
    private static final WorkerCode CODE = new WorkerCode(Path.of("x.zip"), "code/aa.zip");

    private final FakeStacks stacks = new FakeStacks();
    private final FakeDepot depot = new FakeDepot();
    private final Heard heard = new Heard();
    private Network network = new Network("vpc-1", List.of("s-1", "s-2"), List.of("r-1"), false, true);
    private boolean hasDefault = true;

    private final Networks networks = new Networks() {
        @Override
        public Optional<Network> byDefault() {
            return hasDefault ? Optional.of(network) : Optional.empty();
        }

        @Override
        public Network byId(String vpc) throws ProblemsException {
            if (!vpc.equals(network.vpc())) {
                throw new ProblemsException(List.of(new Problem("EC2", "VPC", vpc, "must be a VPC", "")));
            }
            return network;
        }
    };
    private final Swarm swarm =
            new Swarm(ACCOUNT, new StackWorks(stacks, time -> stacks.pass(), heard), networks, depot, heard);

    @BeforeEach
    void begin() {
        stacks.outputs = Map.of("Worker", "tst-worker", "Version", "1.0");
        depot.make(BUCKET);
    }

    private Map<String, String> parameters() {
        return stacks.find("tst-swarm").map(Stack::parameters).orElseThrow();
    }

    @Test
    void theFirstTimeTheCodeComesBetweenTwoSteps() throws Exception {
        Swarm.Result result = swarm.deploy(PLAIN, CODE);
        assertThat(stacks.calls)
                .containsExactly(
                        "propose new tst-swarm", "carry out tst-swarm", "propose tst-swarm", "carry out tst-swarm");
        assertThat(depot.buckets.get(BUCKET)).containsExactly("code/aa.zip");
        assertThat(parameters()).containsEntry("WorkerCode", "code/aa.zip").containsEntry("Version", "1.0");
        assertThat(result.deployed().worker()).hasValue("tst-worker");
        assertThat(stacks.find("tst-swarm").orElseThrow().tags()).isEqualTo(Map.of(Swarm.TAG, "tst"));
    }

    @Test
    void anUpgradeIsOneStepAndTheCodeBeforeGoes() throws Exception {
        swarm.deploy(PLAIN, CODE);
        stacks.calls.clear();
        swarm.deploy(SwarmOrder.plain(PREFIX, "2.0"), new WorkerCode(Path.of("y.zip"), "code/bb.zip"));
        assertThat(stacks.calls).containsExactly("propose tst-swarm", "carry out tst-swarm");
        assertThat(parameters()).containsEntry("WorkerCode", "code/bb.zip").containsEntry("Version", "2.0");
        assertThat(depot.buckets.get(BUCKET)).containsExactly("code/bb.zip");
    }

    @Test
    void theSameCodeIsNotBroughtTwice() throws Exception {
        swarm.deploy(PLAIN, CODE);
        heard.notes.clear();
        swarm.deploy(PLAIN, CODE);
        assertThat(heard.notes).noneMatch(note -> note.contains("code"));
    }

    @Test
    void whatIsNotSaidStaysAsItIs() throws Exception {
        swarm.deploy(
                new SwarmOrder(
                        PREFIX,
                        "1.0",
                        new VpcChoice.None(),
                        Optional.of("x86_64"),
                        Optional.of(3008),
                        Optional.of(30),
                        Optional.of("arn:limit"),
                        Optional.of(Map.of("team", "shop"))),
                CODE);
        swarm.deploy(PLAIN, CODE);
        assertThat(parameters())
                .containsEntry("VpcId", "")
                .containsEntry("Architecture", "x86_64")
                .containsEntry("WorkerMemory", "3008")
                .containsEntry("LogDays", "30")
                .containsEntry("PermissionsBoundary", "arn:limit");
        assertThat(stacks.find("tst-swarm").orElseThrow().tags()).containsEntry("team", "shop");
    }

    @Test
    void theDefaultVpcIsTakenWithTheEndpointsThatItLacks() throws Exception {
        swarm.deploy(PLAIN, CODE);
        assertThat(parameters())
                .containsEntry("VpcId", "vpc-1")
                .containsEntry("SubnetIds", "s-1,s-2")
                .containsEntry("RouteTableIds", "r-1")
                .containsEntry("S3Endpoint", "yes")
                .containsEntry("DynamoEndpoint", "no");
    }

    @Test
    void anEndpointOfOursStays() throws Exception {
        swarm.deploy(PLAIN, CODE);
        network = new Network("vpc-1", List.of("s-1"), List.of("r-1"), true, true);
        swarm.deploy(PLAIN, CODE);
        assertThat(parameters()).containsEntry("S3Endpoint", "yes").containsEntry("DynamoEndpoint", "no");
    }

    @Test
    void anEndpointInAnotherVpcIsNotOurs() throws Exception {
        swarm.deploy(PLAIN, CODE);
        network = new Network("vpc-2", List.of("s-1"), List.of("r-1"), true, true);
        swarm.deploy(withVpc(new VpcChoice.Named("vpc-2")), CODE);
        assertThat(parameters()).containsEntry("VpcId", "vpc-2").containsEntry("S3Endpoint", "no");
    }

    @Test
    void anAccountWithoutADefaultVpcIsToldWhatThatMeans() throws Exception {
        hasDefault = false;
        swarm.deploy(PLAIN, CODE);
        assertThat(parameters()).containsEntry("VpcId", "").containsEntry("S3Endpoint", "no");
        assertThat(heard.notes.getFirst()).contains("no default VPC", "--vpc ID");
    }

    @Test
    void theDefaultVpcThatIsAskedForMustBeThere() {
        hasDefault = false;
        assertThatThrownBy(() -> swarm.deploy(withVpc(new VpcChoice.Default()), CODE))
                .hasMessageContaining("default VPC");
    }

    @Test
    void aVpcThatIsNotThereIsSaidBeforeAnythingIsMade() {
        assertThatThrownBy(() -> swarm.deploy(withVpc(new VpcChoice.Named("vpc-9")), CODE))
                .hasMessageContaining("vpc-9");
        assertThat(stacks.calls).isEmpty();
    }

    @Test
    void aStackThatIsBeingRemovedIsMadeAnewWithoutItsOldCode() throws Exception {
        swarm.deploy(PLAIN, CODE);
        Stack stack = stacks.find("tst-swarm").orElseThrow();
        stacks.move(stack.id(), "DELETE_IN_PROGRESS");
        stacks.then(() -> stacks.move(stack.id(), "DELETE_COMPLETE"));
        stacks.calls.clear();
        swarm.deploy(PLAIN, CODE);
        assertThat(stacks.calls).hasSize(4).startsWith("propose new tst-swarm");
        assertThat(stacks.proposed("changes 2").parameters()).doesNotContainKey("WorkerCode");
    }

    @Test
    void changesAreToldAndNothingIsBrought() throws Exception {
        assertThat(swarm.changes(PLAIN, CODE)).isNotEmpty();
        assertThat(stacks.find("tst-swarm")).isEmpty();
        assertThat(depot.buckets.get(BUCKET)).isEmpty();
    }

    private static SwarmOrder withVpc(VpcChoice choice) {
        return new SwarmOrder(
                PREFIX,
                "1.0",
                choice,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
