package io.tidemark.testbed.cloud;

import io.tidemark.functions.aws.AwsClients;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** Deploys stacks with the SDK's client, as users of CloudFormation do. */
final class Deployer implements AutoCloseable {
    private final AtomicInteger changeSets = new AtomicInteger();
    private final CloudFormationClient client;

    Deployer(Cloud cloud) {
        client = AwsClients.configure(CloudFormationClient.builder(), cloud.settings())
                .build();
    }

    CloudFormationClient client() {
        return client;
    }

    static String template(String name) {
        try (InputStream in = Deployer.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stack create(String stack, String template, Map<String, String> parameters) {
        return deploy(stack, ChangeSetType.CREATE, template, parameters);
    }

    Stack update(String stack, String template, Map<String, String> parameters) {
        return deploy(stack, ChangeSetType.UPDATE, template, parameters);
    }

    private Stack deploy(String stack, ChangeSetType type, String template, Map<String, String> parameters) {
        return execute(plan(stack, type, template, parameters));
    }

    Stack execute(DescribeChangeSetResponse planned) {
        client.executeChangeSet(request -> request.changeSetName(planned.changeSetId()));
        return settled(planned.stackId());
    }

    /** A change set that CloudFormation has thought about. */
    DescribeChangeSetResponse plan(String stack, ChangeSetType type, String template, Map<String, String> parameters) {
        List<Parameter> values = parameters.entrySet().stream()
                .map(entry -> Parameter.builder()
                        .parameterKey(entry.getKey())
                        .parameterValue(entry.getValue())
                        .build())
                .toList();
        return plan(request -> request.stackName(stack)
                .changeSetType(type)
                .templateBody(template)
                .parameters(values));
    }

    DescribeChangeSetResponse plan(Consumer<CreateChangeSetRequest.Builder> options) {
        String id = client.createChangeSet(request -> {
                    request.changeSetName("change-" + changeSets.incrementAndGet())
                            .capabilities(Capability.CAPABILITY_NAMED_IAM);
                    options.accept(request);
                })
                .id();
        DescribeChangeSetResponse set = client.describeChangeSet(request -> request.changeSetName(id));
        while (set.status() != ChangeSetStatus.CREATE_COMPLETE && set.status() != ChangeSetStatus.FAILED) {
            set = client.describeChangeSet(request -> request.changeSetName(id));
        }
        return set;
    }

    Stack delete(String stackId) {
        client.deleteStack(request -> request.stackName(stackId));
        return settled(stackId);
    }

    /** As soon as nobody works on it. */
    Stack settled(String stackId) {
        Stack stack = stack(stackId);
        while (stack.stackStatusAsString().endsWith("_IN_PROGRESS")) {
            stack = stack(stackId);
        }
        return stack;
    }

    Stack stack(String nameOrId) {
        return client.describeStacks(request -> request.stackName(nameOrId))
                .stacks()
                .getFirst();
    }

    Map<String, String> outputs(Stack stack) {
        return stack.outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue));
    }

    /** The oldest first, each as a logical id and a status. */
    List<String> events(String stackId) {
        return client.describeStackEventsPaginator(request -> request.stackName(stackId)).stackEvents().stream()
                .map(event -> event.logicalResourceId() + " " + event.resourceStatusAsString())
                .toList()
                .reversed();
    }

    /** Why the first that failed has. */
    String firstReason(String stackId) {
        return client.describeStackEventsPaginator(request -> request.stackName(stackId)).stackEvents().stream()
                .filter(event -> event.resourceStatusAsString().endsWith("_FAILED"))
                .map(StackEvent::resourceStatusReason)
                .toList()
                .getLast();
    }

    @Override
    public void close() {
        client.close();
    }
}
