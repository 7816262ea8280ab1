package io.tidemark.deployment.aws;

import io.tidemark.core.problem.CloudException;
import io.tidemark.deployment.stack.Proposal;
import io.tidemark.deployment.stack.Proposal.Change;
import io.tidemark.deployment.stack.Proposal.State;
import io.tidemark.deployment.stack.Stack;
import io.tidemark.deployment.stack.StackEvent;
import io.tidemark.deployment.stack.StackSpec;
import io.tidemark.deployment.stack.StackStatus;
import io.tidemark.deployment.stack.Stacks;
import io.tidemark.functions.aws.AwsTroubles;
import io.tidemark.functions.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** The stacks of CloudFormation. */
final class CloudFormationStacks implements Stacks {
    private static final String WHAT = "stack";
    /** In the id of one. */
    private static final String CHANGE_SET = ":changeSet/";

    private static final List<String> NOTHING_TO_DO =
            List.of("didn't contain changes", "No updates are to be performed");

    private static final Pattern WRAPPED = Pattern.compile(
            "Resource handler returned message: \"(.*?)( \\(Service: [^()]*\\))?\" \\(RequestToken: [^()]*\\)",
            Pattern.DOTALL);

    private final CloudFormationClient client;
    private final Clock clock;
    private final AwsTroubles troubles = new AwsTroubles("CloudFormation");

    CloudFormationStacks(CloudFormationClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public Optional<Stack> find(String name) throws CloudException {
        try {
            return client.describeStacks(request -> request.stackName(name)).stacks().stream()
                    .map(CloudFormationStacks::stack)
                    .findFirst();
        } catch (AwsServiceException e) {
            // There is no type for it, and the code stands for everything that is wrong with a call.
            if (AwsTroubles.message(e).contains("does not exist")) {
                return Optional.empty();
            }
            throw troubles.of(e, WHAT, name);
        } catch (SdkException e) {
            throw troubles.of(e, WHAT, name);
        }
    }

    @Override
    public List<Stack> named(String beginning) throws CloudException {
        return call(
                beginning,
                () -> client.describeStacksPaginator().stacks().stream()
                        .filter(stack -> stack.stackName().startsWith(beginning))
                        .map(CloudFormationStacks::stack)
                        .toList());
    }

    @Override
    public String propose(StackSpec spec, boolean isNew) throws CloudException {
        List<Parameter> parameters = spec.parameters().entrySet().stream()
                .map(entry -> Parameter.builder()
                        .parameterKey(entry.getKey())
                        .parameterValue(entry.getValue())
                        .build())
                .toList();
        List<Tag> tags = spec.tags().entrySet().stream()
                .map(entry -> Tag.builder()
                        .key(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
        return call(
                spec.name(),
                () -> client.createChangeSet(request -> request.stackName(spec.name())
                                .changeSetName("tidemark-" + clock.epochMillis())
                                .changeSetType(isNew ? ChangeSetType.CREATE : ChangeSetType.UPDATE)
                                .templateBody(spec.template())
                                .capabilities(Capability.CAPABILITY_NAMED_IAM)
                                .parameters(parameters)
                                .tags(tags))
                        .id());
    }

    @Override
    public Proposal proposal(String changeSet) throws CloudException {
        List<Change> changes = new ArrayList<>();
        @Nullable String next = null;
        while (true) {
            @Nullable String token = next;
            DescribeChangeSetResponse answer = call(
                    changeSet,
                    () -> client.describeChangeSet(
                            request -> request.changeSetName(changeSet).nextToken(token)));
            answer.changes().forEach(change -> changes.add(change(change.resourceChange())));
            next = answer.nextToken();
            if (next == null) {
                return new Proposal(state(answer), text(answer.statusReason()), changes);
            }
        }
    }

    @Override
    public void carryOut(String changeSet) throws CloudException {
        call(changeSet, () -> client.executeChangeSet(request -> request.changeSetName(changeSet)));
    }

    @Override
    public void discard(String changeSet) throws CloudException {
        call(changeSet, () -> client.deleteChangeSet(request -> request.changeSetName(changeSet)));
    }

    @Override
    public @Nullable String lastEvent(String stackId) throws CloudException {
        return call(stackId, () -> client.describeStackEvents(request -> request.stackName(stackId)))
                .stackEvents()
                .stream()
                .findFirst()
                .map(software.amazon.awssdk.services.cloudformation.model.StackEvent::eventId)
                .orElse(null);
    }

    @Override
    public List<StackEvent> eventsAfter(String stackId, @Nullable String last) throws CloudException {
        return call(stackId, () -> {
            List<StackEvent> events = new ArrayList<>();
            // They come latest first.
            for (var event : client.describeStackEventsPaginator(request -> request.stackName(stackId))
                    .stackEvents()) {
                if (event.eventId().equals(last)) {
                    break;
                }
                events.add(event(event));
            }
            Collections.reverse(events);
            return events;
        });
    }

    @Override
    public void remove(String stackId) throws CloudException {
        call(stackId, () -> client.deleteStack(request -> request.stackName(stackId)));
    }

    private <T> T call(String name, Supplier<T> call) throws CloudException {
        try {
            return call.get();
        } catch (SdkException e) {
            throw troubles.of(e, name.contains(CHANGE_SET) ? "change set" : WHAT, plain(name));
        }
    }

    /** The name within an ARN of a stack or of a change set. */
    private static String plain(String id) {
        String[] parts = id.split("/", -1);
        return id.startsWith("arn:") && parts.length > 1 ? parts[1] : id;
    }

    private static State state(DescribeChangeSetResponse answer) {
        if (answer.status() == ChangeSetStatus.CREATE_COMPLETE) {
            return State.READY;
        }
        if (answer.status() == ChangeSetStatus.FAILED) {
            String reason = text(answer.statusReason());
            return NOTHING_TO_DO.stream().anyMatch(reason::contains) ? State.EMPTY : State.FAILED;
        }
        return State.PENDING;
    }

    private static Change change(ResourceChange change) {
        return new Change(
                change.actionAsString(),
                change.logicalResourceId(),
                change.resourceType(),
                change.replacement() == Replacement.TRUE);
    }

    private static Stack stack(software.amazon.awssdk.services.cloudformation.model.Stack stack) {
        Instant changed = stack.lastUpdatedTime() != null ? stack.lastUpdatedTime() : stack.creationTime();
        return new Stack(
                stack.stackId(),
                stack.stackName(),
                new StackStatus(stack.stackStatusAsString()),
                text(stack.stackStatusReason()),
                changed,
                stack.parameters().stream()
                        .collect(Collectors.toMap(Parameter::parameterKey, Parameter::parameterValue)),
                stack.outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue)),
                tags(stack.tags()));
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value));
    }

    private static StackEvent event(software.amazon.awssdk.services.cloudformation.model.StackEvent event) {
        return new StackEvent(
                event.eventId(),
                event.logicalResourceId(),
                event.resourceType(),
                event.resourceStatusAsString(),
                reason(text(event.resourceStatusReason())));
    }

    /** The sentence of the service that refused, without what CloudFormation and its SDK have wrapped it in. */
    static String reason(String text) {
        Matcher wrapped = WRAPPED.matcher(text);
        return wrapped.matches() ? wrapped.group(1) : text;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
