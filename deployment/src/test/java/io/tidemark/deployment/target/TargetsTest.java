package io.tidemark.deployment.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.deployment.stack.FakeStacks;
import io.tidemark.deployment.stack.Heard;
import io.tidemark.deployment.stack.StackWorks;
import io.tidemark.deployment.swarm.Prefix;
import io.tidemark.deployment.target.Targets.Taken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    private static final Site SITE =
            new Site(new Prefix("tst"), "bucket", "vpc-1", List.of("subnet-a", "subnet-b"), "sg-1", "");
    private static final TargetOrder ORDER =
            new TargetOrder("c7i-large", "c7i.large", TargetOrder.linux(false), 8080, Duration.ofMinutes(90), 20);
    private static final String NAME = "tst-target-c7i-large";

    private final FakeStacks stacks = new FakeStacks();
    private final FakeMachines machines = new FakeMachines();
    private final Heard heard = new Heard();
    private final Targets targets =
            new Targets(SITE, stacks, new StackWorks(stacks, time -> stacks.pass(), heard), machines, heard);

    TargetsTest() {
        stacks.outputs = Map.of("InstanceId", "i-1", "PrivateIp", "10.0.0.7");
    }

    @Test
    void aMachineIsAStackWithAllThatItNeeds() throws Exception {
        assertThat(targets.make(ORDER)).isEqualTo(new Target(NAME, "i-1", "10.0.0.7"));
        assertThat(stacks.proposed("changes 0").parameters())
                .containsOnly(
                        Map.entry("Prefix", "tst"),
                        Map.entry("Name", "c7i-large"),
                        Map.entry("InstanceType", "c7i.large"),
                        Map.entry("Image", "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"),
                        Map.entry("VpcId", "vpc-1"),
                        Map.entry("SubnetId", "subnet-a"),
                        Map.entry("WorkerSecurityGroup", "sg-1"),
                        Map.entry("Port", "8080"),
                        Map.entry("TimeToLive", "90"),
                        Map.entry("VolumeGiB", "20"),
                        Map.entry("Bucket", "bucket"),
                        Map.entry("PermissionsBoundary", ""));
        assertThat(stacks.proposed("changes 0").tags()).containsEntry("tidemark:prefix", "tst");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We currently do not have sufficient c7i.large capacity in the Availability Zone you requested (us-east-1a).",
                "Your requested instance type (c7i.large) is not supported in your requested Availability Zone (us-east-1a).",
                "Server.InsufficientInstanceCapacity"
            })
    void whereAZoneHasNoneTheNextIsTried(String reason) throws Exception {
        stacks.failure = reason;
        assertThat(targets.make(ORDER).stack()).isEqualTo(NAME);
        assertThat(stacks.proposed("changes 1").parameters()).containsEntry("SubnetId", "subnet-b");
        assertThat(heard.notes).contains("There is no c7i.large to be had in the zone of subnet-a just now.");
    }

    @Test
    void anotherTroubleIsNotTriedElsewhere() {
        stacks.failure = "You have requested more vCPU capacity than your current vCPU limit of 5 allows";
        assertThatThrownBy(() -> targets.make(ORDER)).hasMessageContaining("your current vCPU limit of 5");
        assertThat(stacks.find(NAME)).isEmpty();
        assertThat(stacks.calls).filteredOn(call -> call.startsWith("propose")).hasSize(1);
    }

    @Test
    void whatWasKeptIsTakenAsItIs() throws Exception {
        Target first = targets.make(ORDER);
        machines.then("i-1", "running", "ok");
        TargetOrder later = new TargetOrder(
                ORDER.name(), ORDER.type(), ORDER.image(), 9090, Duration.ofMinutes(30), ORDER.diskGiB());
        assertThat(targets.takeOrMake(later)).isEqualTo(new Taken(first, true));
        // Another time to live in its user data would be another machine.
        assertThat(stacks.proposed("changes 1").parameters())
                .containsEntry("Port", "9090")
                .containsEntry("TimeToLive", "90");
    }

    @Test
    void whatWasKeptAndHasEndedIsMadeAnew() throws Exception {
        targets.make(ORDER);
        machines.then("i-1", "terminated", "");
        assertThat(targets.takeOrMake(ORDER).reused()).isFalse();
        assertThat(stacks.calls).contains("remove " + NAME);
        assertThat(heard.notes).contains(NAME + ": its machine has ended, so another takes its place.");
    }

    @Test
    void whatIsNotThereIsMade() throws Exception {
        assertThat(targets.takeOrMake(ORDER).reused()).isFalse();
    }

    @Test
    void whatIsLeftOfEndedMachinesIsRemovedAndOthersAreNot() throws Exception {
        stacks.put("tst-target-old", "CREATE_COMPLETE");
        stacks.outputs = Map.of("InstanceId", "i-2");
        stacks.put("tst-target-new", "CREATE_COMPLETE");
        stacks.put("tst-target-moving", "DELETE_IN_PROGRESS");
        machines.then("i-1", "terminated", "").then("i-2", "running", "ok");
        assertThat(targets.removeEnded()).containsExactly("tst-target-old");
        assertThat(stacks.find("tst-target-new")).isPresent();
        assertThat(stacks.find("tst-target-old")).isEmpty();
    }
}
