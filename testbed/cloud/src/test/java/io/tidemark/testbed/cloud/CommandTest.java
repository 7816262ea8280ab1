package io.tidemark.testbed.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.aws.AwsClients;
import io.tidemark.testbed.cloud.instance.Instance;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.InvalidParametersException;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;

/** What is run on a machine by Systems Manager. */
class CommandTest {
    private static final String BUCKET = "tidemark-test-commands";

    private static Rig rig;
    private static Instance machine;
    private static S3Client s3;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        rig = Rig.start(CloudSettings.usual());
        s3 = AwsClients.s3(rig.cloud().settings());
        s3.createBucket(request -> request.bucket(BUCKET));
        machine = rig.online("commands");
    }

    @AfterEach
    void heal() {
        rig.cloud().commandFaults().heal();
    }

    @AfterAll
    static void close() {
        if (rig != null) {
            objects()
                    .forEach(object ->
                            s3.deleteObject(request -> request.bucket(BUCKET).key(object.key())));
            s3.deleteBucket(request -> request.bucket(BUCKET));
            s3.close();
            rig.close();
        }
    }

    private static List<S3Object> objects() {
        return s3.listObjectsV2(request -> request.bucket(BUCKET)).contents();
    }

    @Test
    void scriptRunsOnTheMachineAsRoot() {
        GetCommandInvocationResponse answer = rig.run(machine, "id -un\nhostname -I\necho ${HOME-none}\necho oops >&2");

        assertThat(answer.status()).isEqualTo(CommandInvocationStatus.SUCCESS);
        assertThat(answer.responseCode()).isZero();
        assertThat(answer.standardOutputContent().lines().map(String::strip))
                .containsExactly("root", machine.privateIp(), "none");
        assertThat(answer.standardErrorContent()).isEqualTo("oops\n");
        assertThat(answer.standardOutputUrl()).isEmpty();
    }

    @Test
    void exitCodeIsToldInWordsToo() {
        GetCommandInvocationResponse answer = rig.run(machine, "echo so far\necho why >&2\nexit 3");

        assertThat(answer.status()).isEqualTo(CommandInvocationStatus.FAILED);
        assertThat(answer.responseCode()).isEqualTo(3);
        assertThat(answer.standardOutputContent()).isEqualTo("so far\n");
        assertThat(answer.standardErrorContent()).isEqualTo("why\nfailed to run commands: exit status 3");
    }

    @Test
    void longOutputIsCutHereAndCompleteInTheBucket() {
        String script = "head -c 30000 /dev/zero | tr '\\0' x\nhead -c 9000 /dev/zero | tr '\\0' y >&2";
        String command = rig.send(
                machine, script, request -> request.outputS3BucketName(BUCKET).outputS3KeyPrefix("hosts/one"));
        GetCommandInvocationResponse answer = rig.settled(machine, command);

        assertThat(answer.standardOutputContent()).hasSize(24_000).endsWith("xxx--output truncated--");
        assertThat(answer.standardErrorContent()).hasSize(8_000).endsWith("yyy");
        String place = "hosts/one/" + command + "/" + machine.id() + "/awsrunShellScript/0.awsrunShellScript/";
        assertThat(answer.standardOutputUrl())
                .isEqualTo("https://s3.us-east-1.amazonaws.com/" + BUCKET + "/" + place + "stdout");
        assertThat(read(place + "stdout")).isEqualTo("x".repeat(30_000));
        assertThat(read(place + "stderr")).isEqualTo("y".repeat(9_000));
    }

    @Test
    void outputJustBelowTheLimitIsWhole() {
        assertThat(rig.run(machine, "head -c 23999 /dev/zero | tr '\\0' x").standardOutputContent())
                .isEqualTo("x".repeat(23_999));
    }

    @Test
    void emptyOutputHasNoObject() {
        String command = rig.send(machine, "true", request -> request.outputS3BucketName(BUCKET));

        assertThat(rig.settled(machine, command).standardErrorUrl()).endsWith("/stderr");
        assertThat(objects()).extracting(S3Object::key).noneMatch(key -> key.startsWith(command));
    }

    @Test
    void scriptThatTakesTooLongIsKilledWithAllItStarted() {
        String command = rig.send(
                machine,
                "",
                request -> request.outputS3BucketName(BUCKET)
                        .parameters(Map.of(
                                "commands", List.of("sleep 1001 & echo started", "sleep 1001"),
                                "executionTimeout", List.of("1"))));
        GetCommandInvocationResponse answer = rig.settled(machine, command);

        assertThat(answer.status()).isEqualTo(CommandInvocationStatus.TIMED_OUT);
        assertThat(answer.statusDetails()).isEqualTo("ExecutionTimedOut");
        assertThat(answer.responseCode()).isEqualTo(137);
        assertThat(answer.standardOutputContent())
                .as("the documentation says so")
                .isEmpty();
        assertThat(read(key(command, "stdout"))).isEqualTo("started\n");
        assertThat(sleepers("1001")).isZero();
    }

    @Test
    void cancelledScriptEndsWithAllThatIsInItsGroup() {
        String command = rig.send(
                machine,
                "setsid sleep 1002 >/dev/null 2>&1 &\nsleep 1003 &\necho ready >/tmp/ready\nsleep 1003",
                request -> {});
        Eventually.answers(() -> sleepers("1003"), count -> count == 2);
        assertThat(rig.look(machine, command).status()).isEqualTo(CommandInvocationStatus.IN_PROGRESS);

        cancel(command);

        GetCommandInvocationResponse answer = rig.settled(machine, command);
        assertThat(answer.status()).isEqualTo(CommandInvocationStatus.CANCELLED);
        assertThat(sleepers("1003")).isZero();
        assertThat(sleepers("1002")).as("left the group").isOne();
    }

    @Test
    void commandLastsUntilNobodyHoldsItsOutputs() {
        String command = rig.send(machine, "sleep 1004 &\ntouch /tmp/done", request -> {});
        Eventually.answers(() -> machine.run("ls /tmp"), files -> files.contains("done"));

        assertThat(rig.look(machine, command).status()).isEqualTo(CommandInvocationStatus.IN_PROGRESS);
        assertThat(rig.look(machine, command).responseCode()).isEqualTo(-1);
        machine.run(
                "for p in /proc/[0-9]*; do case $(tr '\\0' ' ' <$p/cmdline) in 'sleep 1004 ') kill ${p#/proc/};; esac;"
                        + " done 2>/dev/null; true");
        assertThat(rig.settled(machine, command).status()).isEqualTo(CommandInvocationStatus.SUCCESS);
    }

    @Test
    void commandMayNeverArrive() {
        rig.cloud().commandFaults().neverDeliver("marked");
        String command = rig.send(machine, "touch /tmp/marked", request -> {});

        assertThat(rig.run(machine, "ls /tmp").standardOutputContent()).doesNotContain("marked");
        assertThat(rig.look(machine, command).status()).isEqualTo(CommandInvocationStatus.PENDING);
        cancel(command);
        assertThat(rig.settled(machine, command).status()).isEqualTo(CommandInvocationStatus.CANCELLED);
    }

    @Test
    void deliveryMayTakeTooLong() {
        rig.cloud().commandFaults().expireDelivery("marked");

        GetCommandInvocationResponse answer = rig.run(machine, "touch /tmp/marked");
        assertThat(answer.status()).isEqualTo(CommandInvocationStatus.TIMED_OUT);
        assertThat(answer.statusDetails()).isEqualTo("DeliveryTimedOut");
        assertThat(answer.responseCode()).isEqualTo(-1);
        assertThat(answer.executionStartDateTime()).isEmpty();
    }

    @Test
    void commandMayNeverEnd() {
        rig.cloud().commandFaults().neverEnd("marked");
        String command = rig.send(machine, "echo marked", request -> {});

        Eventually.answers(() -> rig.look(machine, command).status(), CommandInvocationStatus.IN_PROGRESS::equals);
        cancel(command);
        assertThat(rig.settled(machine, command).responseCode()).isEqualTo(137);
    }

    @Test
    void invocationMayNotBeThereYet() {
        String command = rig.send(machine, "true", request -> {});
        rig.settled(machine, command);
        rig.cloud().commandFaults().hideNext(1);

        assertThatThrownBy(() -> get(command)).isInstanceOf(InvocationDoesNotExistException.class);
        assertThat(get(command).status()).isEqualTo(CommandInvocationStatus.SUCCESS);
        assertThatThrownBy(() -> get("00000000-0000-0000-0000-000000000000"))
                .isInstanceOf(InvocationDoesNotExistException.class);
    }

    @Test
    void throttledCallIsTriedAgainByTheClient() {
        rig.cloud().calls().clear();
        rig.cloud().faults().throttleNext("ssm", "SendCommand", 1);

        assertThat(rig.run(machine, "true").responseCode()).isZero();
        assertThat(rig.cloud().calls().count("ssm", "SendCommand")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "172801", "soon"})
    void timeoutIsWithinLimits(String seconds) {
        assertThatThrownBy(() -> rig.send(
                        machine,
                        "true",
                        request -> request.parameters(
                                Map.of("commands", List.of("true"), "executionTimeout", List.of(seconds)))))
                .isInstanceOf(InvalidParametersException.class);
    }

    @Test
    void whatCannotBeDoneIsRefused() {
        assertThatThrownBy(() -> rig.send(machine, "true", request -> request.documentName("Dance")))
                .hasMessageContaining("Document with name Dance does not exist");
        assertThatThrownBy(() -> rig.send(machine, "true", request -> request.timeoutSeconds(29)))
                .hasMessageContaining("greater than or equal to 30");
        assertThatThrownBy(() -> rig.send(machine, "true", request -> request.comment("c".repeat(101))))
                .hasMessageContaining("less than or equal to 100");
        assertThatThrownBy(() -> rig.send(machine, "true", request -> request.parameters(Map.of())))
                .hasMessageContaining("commands");
    }

    private static GetCommandInvocationResponse get(String command) {
        return rig.ssm()
                .getCommandInvocation(request -> request.commandId(command).instanceId(machine.id()));
    }

    private static void cancel(String command) {
        rig.ssm().cancelCommand(request -> request.commandId(command));
    }

    private static String key(String command, String output) {
        return command + "/" + machine.id() + "/awsrunShellScript/0.awsrunShellScript/" + output;
    }

    private static String read(String key) {
        return s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key)).asUtf8String();
    }

    /** How many processes of this machine sleep for so long. */
    private static long sleepers(String seconds) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").endsWith("sleep " + seconds))
                .count();
    }
}
