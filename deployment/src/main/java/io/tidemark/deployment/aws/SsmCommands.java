package io.tidemark.deployment.aws;

import io.tidemark.core.problem.CloudException;
import io.tidemark.deployment.machine.Command;
import io.tidemark.deployment.machine.CommandState;
import io.tidemark.deployment.machine.Commands;
import io.tidemark.functions.aws.AwsTroubles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;
import software.amazon.awssdk.services.ssm.model.PingStatus;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;

/** Run Command of Systems Manager. */
final class SsmCommands implements Commands {
    private static final String DOCUMENT = "AWS-RunShellScript";
    /** What the agent adds to what a script that fails has printed. */
    private static final Pattern ADDED = Pattern.compile("\\s*failed to run commands: exit status \\d+\\s*$");

    /** Until a command is delivered; Systems Manager takes no less. */
    private static final int DELIVERY_SECONDS = 60;

    private final SsmClient client;
    private final S3Client s3;
    private final AwsTroubles troubles = new AwsTroubles("Systems Manager");

    SsmCommands(SsmClient client, S3Client s3) {
        this.client = client;
        this.s3 = s3;
    }

    @Override
    public boolean isOnline(String machine) throws CloudException {
        InstanceInformationStringFilter onlyThis = InstanceInformationStringFilter.builder()
                .key("InstanceIds")
                .values(machine)
                .build();
        return call(
                "machine",
                machine,
                () ->
                        client
                                .describeInstanceInformation(request -> request.filters(onlyThis))
                                .instanceInformationList()
                                .stream()
                                .anyMatch(known -> known.pingStatus() == PingStatus.ONLINE));
    }

    @Override
    public String send(Command command) throws CloudException {
        SendCommandRequest.Builder request = SendCommandRequest.builder()
                .instanceIds(command.machine())
                .documentName(DOCUMENT)
                .comment("Tidemark")
                .timeoutSeconds(DELIVERY_SECONDS)
                .parameters(Map.of(
                        "commands",
                        List.of(command.script()),
                        "executionTimeout",
                        List.of(Long.toString(Math.max(1, command.limit().toSeconds())))));
        command.copy()
                .ifPresent(place -> request.outputS3BucketName(place.bucket()).outputS3KeyPrefix(place.prefix()));
        return call(
                "machine",
                command.machine(),
                () -> client.sendCommand(request.build()).command().commandId());
    }

    @Override
    public CommandState state(String command, String machine) throws CloudException {
        return call("command", command, () -> {
            try {
                return state(client.getCommandInvocation(
                        request -> request.commandId(command).instanceId(machine)));
            } catch (InvocationDoesNotExistException e) {
                // It was sent so recently that nobody there knows of it.
                return CommandState.SENT;
            }
        });
    }

    private static CommandState state(GetCommandInvocationResponse answer) {
        return new CommandState(
                answer.statusAsString(),
                text(answer.statusDetails()),
                answer.responseCode() == null ? -1 : answer.responseCode(),
                text(answer.standardOutputContent()),
                ADDED.matcher(text(answer.standardErrorContent())).replaceFirst(""));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    @Override
    public void cancel(String command, String machine) throws CloudException {
        call(
                "command",
                command,
                () -> client.cancelCommand(request -> request.commandId(command).instanceIds(machine)));
    }

    /** Which folders it makes below the command's is the document's own business. */
    @Override
    public Optional<String> copy(String command, Command.Place place, Output output) throws CloudException {
        String prefix = place.prefix() + "/" + command + "/";
        String name = output == Output.OUT ? "/stdout" : "/stderr";
        try {
            return s3.listObjectsV2(request -> request.bucket(place.bucket()).prefix(prefix)).contents().stream()
                    .filter(object -> object.key().endsWith(name))
                    .findFirst()
                    .map(object -> s3.getObjectAsBytes(
                                    request -> request.bucket(place.bucket()).key(object.key()))
                            .asString(StandardCharsets.UTF_8));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw new AwsTroubles("S3").of(e, "bucket", place.bucket());
        }
    }

    private <T> T call(String what, String name, Supplier<T> call) throws CloudException {
        try {
            return call.get();
        } catch (SdkException e) {
            throw troubles.of(e, what, name);
        }
    }
}
