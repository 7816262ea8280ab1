package io.tidemark.cli.size;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.AwsShell;
import io.tidemark.cli.AwsShell.Said;
import io.tidemark.testbed.cloud.Cloud;
import io.tidemark.testbed.cloud.CloudSettings;
import io.tidemark.testbed.cloud.instance.Instance;
import io.tidemark.testbed.cloud.stack.StackFaults.Phase;
import io.tidemark.testbed.docker.ServiceImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong before a target on EC2 is loaded: one clear message, the right exit code, and nothing left. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class Ec2FaultsTest {
    private static final String TYPE = "c7i.large";
    private static final int USAGE = 3;
    private static final int CLOUD = 6;
    private static final int INTERRUPTED = 130;

    @TempDir
    private static Path directory;

    private final String prefix = "t" + UUID.randomUUID().toString().substring(0, 12);
    private final Cloud cloud = Cloud.start(CloudSettings.usual());
    private AwsShell shell;
    private String image;

    @BeforeAll
    void deploy() throws Exception {
        image = ServiceImage.require();
        shell = new AwsShell(directory, cloud.uri(), prefix);
        assertThat(shell.deploy().code()).isZero();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        heal();
        assertThat(cloud.instances().running()).isEmpty();
        assertThat(cloud.remaining()).noneMatch(one -> one.contains("-target-"));
        assertThat(cloud.remaining()).noneMatch(one -> one.contains("AWS::EC2::Instance"));
        try (var runs = Files.exists(directory.resolve("runs"))
                ? Files.list(directory.resolve("runs"))
                : List.<Path>of().stream()) {
            assertThat(runs).as("nothing was measured").isEmpty();
        }
    }

    private void heal() {
        cloud.machineFaults().heal(TYPE);
        cloud.commandFaults().heal();
        cloud.stackFaults().heal("Role");
        cloud.faults().expireCredentials(false);
        for (String action : List.of("SendCommand", "DescribeInstanceInformation")) {
            cloud.faults().allow("ssm", action);
        }
        cloud.faults().allow("ec2", "DescribeInstances");
        cloud.faults().allow("cloudformation", "CreateChangeSet");
        cloud.faults().allow("cloudformation", "DeleteStack");
    }

    @AfterAll
    void destroy() {
        shell.run("destroy", "--yes");
        cloud.close();
    }

    private Said size(String... more) {
        return sizeImage(image, more);
    }

    private Said sizeImage(String name, String... more) {
        return sizeCommand(name, "8080 100", more);
    }

    private Said sizeCommand(String name, String command, String... more) {
        List<String> words = new ArrayList<>(List.of("size", "--host", "ec2", "--image", name, "--port", "8080"));
        words.addAll(List.of("--type", TYPE, "--command", command, "--machine-within", "4s"));
        words.addAll(List.of(more));
        return shell.run(words.toArray(String[]::new));
    }

    @Test
    void noCapacityInAnyZone() {
        cloud.machineFaults().noCapacity(TYPE);
        Said said = size();
        assertThat(said.err())
                .contains("just now: trying the next zone.")
                .contains("could not be made: Instance (AWS::EC2::Instance): ")
                .contains("do not have sufficient c7i.large capacity")
                .contains("nothing of it is left");
        assertThat(said.code()).isEqualTo(CLOUD);
    }

    @Test
    void aMachineThatIsNeverOnline() {
        cloud.machineFaults().neverOnline(TYPE);
        Said said = size();
        assertThat(said.err())
                .contains("must take commands from Systems Manager within 4 s, but does not: it is running")
                .contains("does its subnet reach the Internet")
                .contains("its machine is being removed\nits machine is gone");
        assertThat(said.code()).isEqualTo(CLOUD);
    }

    @Test
    void aMachineThatFailsItsChecks() {
        cloud.machineFaults().impair(TYPE);
        Said said = size();
        assertThat(said.err()).contains("has failed its status checks: they say impaired");
        assertThat(said.code()).isEqualTo(CLOUD);
    }

    @Test
    void aMachineWithoutDocker() {
        cloud.machineFaults().withoutDocker(TYPE);
        Said said = size();
        assertThat(said.err()).contains("ec2: type = c7i.large: must have Docker, which it installs when it starts");
        assertThat(said.code()).isEqualTo(CLOUD);
    }

    @Test
    void anImageThatDoesNotExist() {
        Said said = sizeImage("tidemark-test-nowhere:1");
        assertThat(said.err())
                .contains("ec2: image = tidemark-test-nowhere:1: must be possible to pull: ")
                .contains("its machine is gone");
        assertThat(said.code()).isEqualTo(USAGE);
    }

    @Test
    void aTargetThatEndsAtOnce() {
        Said said = sizeCommand(image, "not-a-port 1");
        assertThat(said.err())
                .contains("must run until it is stopped but ended with exit code 1")
                .contains("it wrote last:")
                .contains("NumberFormatException");
        assertThat(said.code()).isEqualTo(USAGE);
    }

    @Test
    void aTargetThatIsNotReady() {
        Said said = sizeCommand(image, "8081 1", "--ready-within", "1s");
        assertThat(said.err())
                .containsPattern("must be ready at http://172\\.[0-9.]+:8080 within 1 s but is not: .*refused")
                .contains("it wrote last:\nlistening on 8081");
        assertThat(said.code()).isEqualTo(USAGE);
    }

    @ParameterizedTest
    @CsvSource({"docker pull, must be possible to pull", "docker info, must have Docker"})
    void aCommandThatHangs(String script, String problem) {
        cloud.commandFaults().neverEnd(script);
        Said said = size();
        assertThat(said.err()).contains(problem).containsPattern("did not end within [0-9]+ s");
        assertThat(said.code()).isIn(USAGE, CLOUD);
    }

    @Test
    void callsThatAreThrottledAreTriedAgain() {
        cloud.faults().throttleNext("ssm", "SendCommand", 3);
        cloud.faults().throttleNext("ec2", "DescribeInstances", 3);
        cloud.faults().throttleNext("cloudformation", "DescribeStacks", 3);
        assertThat(sizeImage("tidemark-test-nowhere:1").err()).contains("must be possible to pull: ");
    }

    @Test
    void aStackThatRollsBack() {
        cloud.stackFaults().fail("Role", Phase.CREATE, "You have reached the limit of roles");
        Said said = size();
        assertThat(said.err())
                .contains("could not be made: Role (AWS::IAM::Role): You have reached the limit of roles")
                .contains("nothing of it is left");
        assertThat(said.code()).isEqualTo(CLOUD);
    }

    @Test
    void expiredCredentials() {
        cloud.faults().expireCredentials(true);
        Said said = size();
        assertThat(said.err()).contains("credentials: have expired (log in again");
        assertThat(said.code()).isEqualTo(CLOUD);
    }

    @ParameterizedTest
    @CsvSource({
        "ssm, SendCommand",
        "ssm, DescribeInstanceInformation",
        "ec2, DescribeInstances",
        "cloudformation, CreateChangeSet"
    })
    void aMissingPermissionIsNamed(String service, String action) {
        cloud.faults().deny(service, action);
        Said said = size();
        assertThat(said.err())
                .contains("access is denied: ")
                .contains(service + ":" + action)
                .contains("docs/aws.md lists the permissions that are needed");
        assertThat(said.code()).isEqualTo(CLOUD);
    }

    @Test
    void whereNothingIsDeployedItIsSaidWhatIsMissing() {
        Said said = new AwsShell(directory, cloud.uri(), "nowhere")
                .run("size", "--host", "ec2", "--image", image, "--port", "8080", "--type", TYPE);
        assertThat(said.err())
                .contains("EC2: deployment = nowhere in us-east-1: must be deployed")
                .contains("(tidemark deploy --prefix nowhere)");
        assertThat(said.code()).isEqualTo(USAGE);
    }

    @ParameterizedTest
    @CsvSource({"a machine is made", "Systems Manager has it", "Docker runs"})
    void whoeverDoesNotWantToWaitLeavesNothing(String moment) {
        Said said = shellAt(moment);
        assertThat(said.err()).contains("its machine is gone");
        assertThat(said.out()).isEmpty();
        assertThat(said.code()).isEqualTo(INTERRUPTED);
    }

    private Said shellAt(String moment) {
        shell.interruptedWhenErrSays(moment);
        return size();
    }

    @Test
    void whatCannotBeRemovedIsToldWithWhatItCosts() {
        cloud.faults().deny("cloudformation", "DeleteStack");
        Said said = sizeImage("tidemark-test-nowhere:1");
        assertThat(said.err())
                .contains("STILL THERE, and paid for: " + prefix + "-target-c7i-large-")
                .contains("cloudformation:DeleteStack")
                .contains("It ends itself within 106 minutes of its start; tidemark destroy removes it");
        assertThat(said.code()).isEqualTo(USAGE);

        Instance left = cloud.instances().running().getFirst();
        assertThat(shell.run("status").out()).contains("-target-c7i-large-");
        cloud.faults().allow("cloudformation", "DeleteStack");
        cloud.instances().terminate(left, Instance.Cause.ITSELF);
        assertThat(sizeImage("tidemark-test-nowhere:1").err()).contains("its machine had ended");
    }
}
