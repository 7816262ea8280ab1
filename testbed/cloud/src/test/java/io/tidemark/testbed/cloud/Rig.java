package io.tidemark.testbed.cloud;

import io.tidemark.functions.aws.AwsClients;
import io.tidemark.testbed.cloud.instance.Instance;
import io.tidemark.testbed.docker.TestImage;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;

/** A cloud that has machines, and clients for them. */
final class Rig implements AutoCloseable {
    private static final Set<CommandInvocationStatus> ENDS = Set.of(
            CommandInvocationStatus.SUCCESS,
            CommandInvocationStatus.FAILED,
            CommandInvocationStatus.TIMED_OUT,
            CommandInvocationStatus.CANCELLED);

    private final Cloud cloud;
    private final Deployer deployer;
    private final Ec2Client ec2;
    private final SsmClient ssm;

    private Rig(CloudSettings settings) {
        cloud = Cloud.start(settings);
        deployer = new Deployer(cloud);
        ec2 = AwsClients.configure(Ec2Client.builder(), cloud.settings()).build();
        ssm = AwsClients.configure(SsmClient.builder(), cloud.settings()).build();
    }

    /** Skips the test where there is no Docker engine. */
    static Rig start(CloudSettings settings) throws IOException, InterruptedException {
        TestImage.require();
        return new Rig(settings);
    }

    Cloud cloud() {
        return cloud;
    }

    Deployer deployer() {
        return deployer;
    }

    Ec2Client ec2() {
        return ec2;
    }

    SsmClient ssm() {
        return ssm;
    }

    /** Made by a stack of that name. */
    Instance machine(String stack, Map<String, String> parameters) {
        Stack made = deployer.create(stack, Deployer.template("machine.json"), parameters);
        return cloud.instances().instance(deployer.outputs(made).get("Id")).orElseThrow();
    }

    /** One that takes commands. */
    Instance online(String stack) {
        Instance machine = machine(stack, Map.of());
        Eventually.answers(() -> cloud.instances().isOnline(machine), online -> online);
        return machine;
    }

    /** The command's id. */
    String send(Instance machine, String script, Consumer<SendCommandRequest.Builder> options) {
        return ssm.sendCommand(request -> {
                    request.documentName("AWS-RunShellScript")
                            .instanceIds(machine.id())
                            .parameters(Map.of("commands", script.lines().toList()));
                    options.accept(request);
                })
                .command()
                .commandId();
    }

    GetCommandInvocationResponse run(Instance machine, String script) {
        return settled(machine, send(machine, script, request -> {}));
    }

    GetCommandInvocationResponse settled(Instance machine, String command) {
        return Eventually.answers(() -> look(machine, command), answer -> ENDS.contains(answer.status()));
    }

    GetCommandInvocationResponse look(Instance machine, String command) {
        try {
            return ssm.getCommandInvocation(
                    request -> request.commandId(command).instanceId(machine.id()));
        } catch (InvocationDoesNotExistException e) {
            return GetCommandInvocationResponse.builder().build();
        }
    }

    @Override
    public void close() {
        ssm.close();
        ec2.close();
        deployer.close();
        cloud.close();
    }
}
