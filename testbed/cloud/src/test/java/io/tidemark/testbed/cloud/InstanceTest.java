package io.tidemark.testbed.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.testbed.cloud.instance.Instance;
import io.tidemark.testbed.cloud.instance.InstanceState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.SummaryStatus;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;
import software.amazon.awssdk.services.ssm.model.InvalidInstanceIdException;
import software.amazon.awssdk.services.ssm.model.PingStatus;

/** The life of machines that stacks make. */
class InstanceTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private Rig rig;

    private Rig start(CloudSettings settings) throws IOException, InterruptedException {
        rig = Rig.start(settings);
        return rig;
    }

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    @Test
    void stackMakesAMachine() throws Exception {
        start(CloudSettings.usual());
        Stack stack = rig.deployer()
                .create("made", Deployer.template("machine.json"), Map.of("Subnet", "subnet-0d0a00000000000b1"));
        Map<String, String> outputs = rig.deployer().outputs(stack);

        var machine = found(outputs.get("Id"));
        assertThat(machine.state().nameAsString()).isEqualTo("running");
        assertThat(machine.privateIpAddress()).isEqualTo(outputs.get("Address")).isNotEmpty();
        assertThat(machine.placement().availabilityZone())
                .isEqualTo(outputs.get("Zone"))
                .isEqualTo("us-east-1b");
        assertThat(machine.instanceTypeAsString()).isEqualTo("t3.small");
        assertThat(machine.launchTime()).isNotNull();
        assertThat(machine.vpcId())
                .isEqualTo(rig.cloud().network().defaultVpc().orElseThrow().id());
        assertThat(rig.ec2()
                        .describeInstances(request -> request.filters(
                                Filter.builder().name("tag:Name").values("ma*").build()))
                        .reservations())
                .hasSize(1);
        assertThat(rig.cloud().remaining()).contains("AWS::EC2::Instance " + outputs.get("Id"));
    }

    @Test
    void machineIsFoundByItsIdOnly() throws Exception {
        start(CloudSettings.usual());

        assertThatThrownBy(() -> found("i-0123456789abcdef0"))
                .isInstanceOfSatisfying(
                        Ec2Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidInstanceID.NotFound"))
                .hasMessageContaining("The instance ID 'i-0123456789abcdef0' does not exist");
        assertThatThrownBy(() -> found("machine")).hasMessageContaining("Invalid id: \"machine\"");
    }

    @Test
    void checksAndAgentTakeTheirTime() throws Exception {
        start(CloudSettings.usual().withBoot(HOUR));
        Instance machine = rig.machine("slow", Map.of());

        assertThat(status(machine).systemStatus().status()).isEqualTo(SummaryStatus.INITIALIZING);
        assertThat(heardOf(machine)).isEmpty();
        assertThatThrownBy(() -> rig.send(machine, "true", request -> {}))
                .isInstanceOf(InvalidInstanceIdException.class)
                .hasMessageContaining(
                        "Instances [[" + machine.id() + "]] not in a valid state for account 123456789012");
    }

    @Test
    void machineGetsReady() throws Exception {
        start(CloudSettings.usual());
        Instance machine = rig.machine("ready", Map.of());

        InstanceStatus status = Eventually.answers(
                () -> status(machine), one -> one.instanceStatus().status() == SummaryStatus.OK);
        assertThat(status.systemStatus().details().getFirst().statusAsString()).isEqualTo("passed");
        InstanceInformation heard = heardOf(machine).getFirst();
        assertThat(heard.pingStatus()).isEqualTo(PingStatus.ONLINE);
        assertThat(heard.platformName()).isEqualTo("Amazon Linux");
        assertThat(heard.agentVersion()).startsWith("3.");
    }

    @Test
    void machineMayFailItsChecksOrBeOffline() throws Exception {
        start(CloudSettings.usual());
        rig.cloud().machineFaults().impair("t3.small");
        rig.cloud().machineFaults().neverOnline("t3.small");
        Instance machine = rig.machine("ill", Map.of());

        InstanceStatus status = Eventually.answers(
                () -> status(machine), one -> one.instanceStatus().status() != SummaryStatus.INITIALIZING);
        assertThat(status.instanceStatus().status()).isEqualTo(SummaryStatus.IMPAIRED);
        assertThat(heardOf(machine)).as("later than checks, if at all").isEmpty();

        rig.cloud().machineFaults().heal("t3.small");
        assertThat(heardOf(machine)).hasSize(1);
        rig.cloud().machineFaults().neverChecked("t3.small");
        assertThat(status(machine).instanceStatus().status()).isEqualTo(SummaryStatus.INITIALIZING);
    }

    @Test
    void nothingOfADeletedMachineIsLeft() throws Exception {
        start(CloudSettings.usual());
        Instance machine = rig.online("deleted");
        rig.run(
                machine,
                "docker run --detach --name tidemark-target --network host tidemark-test-base:bookworm sleep 1000");
        // It has left the command's processes, as a sampler does.
        String pid = rig.run(machine, "setsid sleep 1000 >/dev/null 2>&1 & echo $!")
                .standardOutputContent()
                .strip();
        assertThat(machine.containers()).hasSize(1);
        assertThat(ProcessHandle.of(Long.parseLong(pid))).isPresent();

        rig.deployer().delete(rig.deployer().stack("deleted").stackId());

        assertThat(machine.containers()).isEmpty();
        assertThat(machine.state()).isEqualTo(InstanceState.TERMINATED);
        Eventually.answers(() -> ProcessHandle.of(Long.parseLong(pid)).isPresent(), there -> !there);
        assertThat(rig.cloud().remaining()).isEmpty();
        assertThat(found(machine.id()).stateReason().code()).isEqualTo("Client.UserInitiatedShutdown");
        assertThat(rig.ec2().describeInstanceStatus().instanceStatuses()).isEmpty();
    }

    @Test
    void machineMayEndByItself() throws Exception {
        start(CloudSettings.usual());
        Instance machine = rig.online("ended");
        String command = rig.send(
                machine,
                "sleep 1000",
                request -> request.parameters(
                        Map.of("commands", List.of("sleep 1000"), "executionTimeout", List.of("1"))));

        rig.cloud().instances().terminate(machine, Instance.Cause.ITSELF);

        assertThat(found(machine.id()).state().nameAsString()).isEqualTo("terminated");
        assertThat(found(machine.id()).stateReason().message())
                .isEqualTo("Client.InstanceInitiatedShutdown: Instance initiated shutdown");
        assertThat(heardOf(machine)).isEmpty();
        assertThat(rig.settled(machine, command).statusDetails())
                .as("nobody says what became of the command")
                .isEqualTo("ExecutionTimedOut");
        assertThat(rig.cloud().remaining()).containsExactly("AWS::CloudFormation::Stack ended");
        assertThat(rig.deployer()
                        .delete(rig.deployer().stack("ended").stackId())
                        .stackStatusAsString())
                .isEqualTo("DELETE_COMPLETE");
    }

    @Test
    void severalAreMadeAtOnce() throws Exception {
        start(CloudSettings.usual());
        List<Future<Instance>> making;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            making = IntStream.range(0, 3)
                    .mapToObj(i -> threads.submit(() -> rig.online("many-" + i)))
                    .toList();
        }
        List<Instance> machines = making.stream().map(Future::resultNow).toList();
        assertThat(machines).extracting(Instance::privateIp).doesNotHaveDuplicates();
        String start =
                "docker run --detach --name tidemark-target --network host tidemark-test-base:bookworm sleep 1000";
        assertThat(machines)
                .allSatisfy(machine ->
                        assertThat(rig.run(machine, start).responseCode()).isZero());

        rig.close();
        assertThat(machines)
                .allSatisfy(machine -> assertThat(machine.containers()).isEmpty());
    }

    private software.amazon.awssdk.services.ec2.model.Instance found(String id) {
        return rig.ec2()
                .describeInstances(request -> request.instanceIds(id))
                .reservations()
                .getFirst()
                .instances()
                .getFirst();
    }

    private InstanceStatus status(Instance machine) {
        return rig.ec2()
                .describeInstanceStatus(request -> request.instanceIds(machine.id()))
                .instanceStatuses()
                .getFirst();
    }

    private List<InstanceInformation> heardOf(Instance machine) {
        return rig.ssm()
                .describeInstanceInformation(request -> request.filters(InstanceInformationStringFilter.builder()
                        .key("InstanceIds")
                        .values(machine.id())
                        .build()))
                .instanceInformationList();
    }
}
