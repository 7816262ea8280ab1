package io.tidemark.testbed.cloud.stack;

import io.tidemark.testbed.cloud.protocol.Account;
import io.tidemark.testbed.cloud.protocol.Call;
import io.tidemark.testbed.cloud.protocol.Element;
import io.tidemark.testbed.cloud.protocol.Refusal;
import io.tidemark.testbed.cloud.stack.ChangeSet.OnFailure;
import io.tidemark.testbed.cloud.template.Parameters;
import io.tidemark.testbed.cloud.template.Template;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** CloudFormation's calls about change sets. */
final class ChangeSetCalls {
    private static final String NO_CHANGES = "The submitted information didn't contain changes. "
            + "Submit different information to create a change set.";

    private final Stacks stacks;
    private final Worker worker;

    ChangeSetCalls(Stacks stacks, Worker worker) {
        this.stacks = stacks;
        this.worker = worker;
    }

    synchronized Element create(Call call) {
        String stackName = call.required("StackName");
        String name = call.required("ChangeSetName");
        boolean creates = call.optional("ChangeSetType").orElse("UPDATE").equals("CREATE");
        Optional<Stack> existing = stacks.find(stackName);
        existing.ifPresentOrElse(stack -> check(stack, creates, name), () -> {
            if (!creates) {
                throw Refusal.validation("Stack [" + stackName + "] does not exist");
            }
        });
        Definition definition = definition(call, existing);
        Stack stack = existing.orElseGet(() -> stacks.add(stackName));
        ChangeSet changeSet = new ChangeSet(
                Account.arn("cloudformation", "changeSet/" + name + "/" + UUID.randomUUID()),
                name,
                creates,
                definition,
                call.optional("OnStackFailure").map(OnFailure::valueOf).orElse(OnFailure.ROLLBACK),
                call.optional("Description").orElse(""),
                Instant.ofEpochMilli(worker.workshop().clock().epochMillis()));
        stack.add(changeSet);
        worker.start(() -> plan(stack, changeSet));
        return Element.of("result").with("Id", changeSet.id()).with("StackId", stack.id());
    }

    private static void check(Stack stack, boolean creates, String name) {
        boolean reviewed = stack.status() == StackStatus.REVIEW_IN_PROGRESS;
        if (creates && !reviewed) {
            throw Refusal.validation("Stack [" + stack.name()
                    + "] already exists and cannot be created again with the changeSet [" + name + "].");
        }
        if (!creates && reviewed) {
            throw Refusal.validation("Stack [" + stack.name() + "] does not exist");
        }
        if (!creates && !stack.status().updatable()) {
            throw Refusal.validation(
                    "Stack:" + stack.id() + " is in " + stack.status() + " state and can not be updated.");
        }
        if (stack.changeSet(name).filter(ChangeSet::open).isPresent()) {
            throw new Refusal(
                    400,
                    "AlreadyExistsException",
                    "ChangeSet " + name + " cannot be created due to a mismatch with existing attribute Template");
        }
    }

    private Definition definition(Call call, Optional<Stack> stack) {
        Optional<Definition> before = stack.flatMap(Stack::definition);
        Template template = template(call, before);
        Map<String, String> values = new LinkedHashMap<>();
        for (Call parameter : call.structures("Parameters.member")) {
            String key = parameter.required("ParameterKey");
            String value = parameter.flag("UsePreviousValue")
                    ? before.map(definition -> definition.parameters().given().get(key))
                            .orElse(null)
                    : parameter.optional("ParameterValue").orElse("");
            if (value != null) {
                values.put(key, value);
            }
        }
        List<String> capabilities = call.texts("Capabilities.member");
        List<String> demanded = template.capabilities();
        boolean allowed = demanded.stream()
                .allMatch(one -> capabilities.contains(one)
                        || (one.equals("CAPABILITY_IAM") && capabilities.contains("CAPABILITY_NAMED_IAM")));
        if (!allowed) {
            throw new Refusal(400, "InsufficientCapabilitiesException", "Requires capabilities : " + demanded);
        }
        Map<String, String> tags = new LinkedHashMap<>();
        call.structures("Tags.member").forEach(tag -> tags.put(tag.required("Key"), tag.required("Value")));
        if (tags.isEmpty()) {
            before.ifPresent(definition -> tags.putAll(definition.tags()));
        }
        Parameters parameters =
                Parameters.of(template, values, worker.workshop().ssm());
        return new Definition(template, parameters, capabilities, tags);
    }

    private Template template(Call call, Optional<Definition> before) {
        if (call.flag("UsePreviousTemplate")) {
            return before.map(Definition::template)
                    .orElseThrow(() -> Refusal.validation("No existing template found for the stack."));
        }
        return Templates.of(call, worker.workshop().kinds().types());
    }

    private void plan(Stack stack, ChangeSet changeSet) {
        changeSet.begin();
        worker.workshop().step();
        try {
            Planner planner = new Planner(worker.workshop(), stack, changeSet.definition());
            List<Change> changes = planner.changes();
            if (changes.isEmpty() && !planner.changesMore()) {
                changeSet.fail(NO_CHANGES);
            } else {
                changeSet.complete(changes);
            }
        } catch (Refusal refusal) {
            changeSet.fail(refusal.message());
        }
    }

    Element describe(Call call) {
        Stack stack = stackOf(call);
        ChangeSet set = find(stack, call);
        Element result = summary(Element.of("result"), stack, set);
        Descriptions.definition(result, set.definition(), false);
        return result.list(
                "Changes",
                "member",
                set.changes(),
                (member, change) -> member.with("Type", "Resource").with(describe(change)));
    }

    private static Element describe(Change change) {
        Element resource = Element.of("ResourceChange")
                .with("Action", change.action().text())
                .with("LogicalResourceId", change.logicalId())
                .with("PhysicalResourceId", Descriptions.unlessEmpty(change.physicalId()))
                .with("ResourceType", change.type());
        if (change.action() == Change.Action.MODIFY) {
            resource.with("Replacement", change.replacement() ? "True" : "False");
        }
        return resource.texts("Scope", "member", change.properties().isEmpty() ? List.of() : List.of("Properties"))
                .list(
                        "Details",
                        "member",
                        change.properties(),
                        (detail, property) -> detail.with(Element.of("Target")
                                        .with("Attribute", "Properties")
                                        .with("Name", property)
                                        .with("RequiresRecreation", change.replacement() ? "Always" : "Never"))
                                .with("Evaluation", "Static")
                                .with("ChangeSource", "DirectModification"));
    }

    private static Element summary(Element element, Stack stack, ChangeSet set) {
        return element.with("ChangeSetName", set.name())
                .with("ChangeSetId", set.id())
                .with("StackId", stack.id())
                .with("StackName", stack.name())
                .with("Description", Descriptions.unlessEmpty(set.description()))
                .with("CreationTime", set.created())
                .with("ExecutionStatus", set.execution())
                .with("Status", set.status())
                .with("StatusReason", Descriptions.unlessEmpty(set.reason()))
                .with("OnStackFailure", set.creates() ? set.onFailure() : null);
    }

    Element list(Call call) {
        Stack stack = stackOf(call);
        return Element.of("result")
                .list("Summaries", "member", stack.changeSets(), (member, set) -> summary(member, stack, set));
    }

    synchronized Element execute(Call call) {
        Stack stack = stackOf(call);
        ChangeSet set = find(stack, call);
        if (!set.creates() && !stack.status().updatable()) {
            throw Refusal.validation(
                    "Stack:" + stack.id() + " is in " + stack.status() + " state and can not be updated.");
        }
        if (!set.execute()) {
            String status = set.status().equals("CREATE_COMPLETE")
                    ? "execution status of [" + set.execution() + "]"
                    : "status of [" + set.status() + "]";
            throw new Refusal(
                    400,
                    "InvalidChangeSetStatus",
                    "ChangeSet [" + set.id() + "] cannot be executed in its current " + status);
        }
        stack.keepOnly(set);
        stack.begin(
                set.creates() ? StackStatus.CREATE_IN_PROGRESS : StackStatus.UPDATE_IN_PROGRESS,
                call.optional("ClientRequestToken").orElse(""));
        Work work = new Work(worker.workshop(), stack);
        worker.start(
                stack,
                () -> set.executed(
                        set.creates()
                                ? work.create(set.definition(), set.onFailure())
                                : work.update(set.definition())));
        return Element.of("result");
    }

    synchronized Element delete(Call call) {
        Stack stack = stackOf(call);
        stack.changeSet(call.required("ChangeSetName")).ifPresent(set -> {
            if (set.execution().equals("EXECUTE_IN_PROGRESS")) {
                throw new Refusal(
                        400,
                        "InvalidChangeSetStatus",
                        "An operation on this ChangeSet is currently in progress.  Please attempt this operation again later.");
            }
            stack.remove(set);
        });
        return Element.of("result");
    }

    /** By its name or id; an id of a change set alone does too. */
    private Stack stackOf(Call call) {
        String changeSet = call.optional("ChangeSetName").orElse("");
        Optional<String> name = call.optional("StackName");
        if (name.isPresent()) {
            return stacks.find(name.get())
                    .orElseThrow(() -> call.action().equals("DescribeChangeSet")
                            ? notFound(changeSet)
                            : Refusal.validation("Stack [" + name.get() + "] does not exist"));
        }
        if (!changeSet.startsWith("arn:")) {
            throw Refusal.validation("StackName must be specified if ChangeSetName is not specified as an ARN.");
        }
        return stacks.all().stream()
                .filter(stack -> stack.changeSet(changeSet).isPresent())
                .findFirst()
                .orElseThrow(() -> notFound(changeSet));
    }

    private static ChangeSet find(Stack stack, Call call) {
        String name = call.required("ChangeSetName");
        return stack.changeSet(name).orElseThrow(() -> notFound(name));
    }

    private static Refusal notFound(String name) {
        return new Refusal(404, "ChangeSetNotFound", "ChangeSet [" + name + "] does not exist");
    }
}
