package io.tidemark.testbed.cloud.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.testbed.cloud.protocol.Call;
import io.tidemark.testbed.cloud.protocol.Element;
import io.tidemark.testbed.cloud.protocol.Refusal;
import io.tidemark.testbed.cloud.template.Template;
import java.util.List;
import java.util.Optional;

/** CloudFormation's calls about stacks. */
final class StackCalls {
    private static final int PAGE = 100;

    private final Stacks stacks;
    private final Worker worker;

    StackCalls(Stacks stacks, Worker worker) {
        this.stacks = stacks;
        this.worker = worker;
    }

    Element describe(Call call) {
        Optional<String> name = call.optional("StackName");
        List<Stack> asked = name.isPresent()
                ? List.of(withId(name.get()))
                : stacks.all().stream()
                        .filter(stack -> stack.status() != StackStatus.DELETE_COMPLETE)
                        .toList();
        return Element.of("result").list("Stacks", "member", asked, Descriptions::stack);
    }

    Element list(Call call) {
        List<String> statuses = call.texts("StackStatusFilter.member");
        List<Stack> asked = stacks.all().stream()
                .filter(stack ->
                        statuses.isEmpty() || statuses.contains(stack.status().name()))
                .toList();
        return Element.of("result")
                .list(
                        "StackSummaries",
                        "member",
                        asked,
                        (member, stack) -> member.with("StackId", stack.id())
                                .with("StackName", stack.name())
                                .with("CreationTime", stack.created())
                                .with("LastUpdatedTime", stack.updated().orElse(null))
                                .with("DeletionTime", stack.deleted().orElse(null))
                                .with("StackStatus", stack.status())
                                .with("StackStatusReason", Descriptions.unlessEmpty(stack.reason()))
                                .with(
                                        "TemplateDescription",
                                        stack.definition()
                                                .flatMap(definition ->
                                                        definition.template().description())
                                                .orElse(null)));
    }

    /** The newest first, a page at a time. */
    Element events(Call call) {
        String name = call.required("StackName");
        Stack stack = stacks.find(name).orElseThrow(() -> Refusal.validation("Stack [" + name + "] does not exist"));
        List<Event> events = stack.events();
        // Counted from the oldest, so that new ones do not shift the pages.
        int end =
                events.size() - call.optional("NextToken").map(Integer::valueOf).orElse(events.size());
        int next = Math.min(events.size(), end + PAGE);
        return Element.of("result")
                .list(
                        "StackEvents",
                        "member",
                        events.subList(end, next),
                        (member, event) -> Descriptions.event(member, stack, event))
                .with("NextToken", next < events.size() ? events.size() - next : null);
    }

    Element describeResources(Call call) {
        Stack stack = withId(call.required("StackName"));
        return Element.of("result")
                .list(
                        "StackResources",
                        "member",
                        stack.resources(),
                        (member, resource) -> Descriptions.resource(member, resource, "Timestamp")
                                .with("StackId", stack.id())
                                .with("StackName", stack.name()));
    }

    Element listResources(Call call) {
        Stack stack = withId(call.required("StackName"));
        return Element.of("result")
                .list(
                        "StackResourceSummaries",
                        "member",
                        stack.resources(),
                        (member, resource) -> Descriptions.resource(member, resource, "LastUpdatedTimestamp"));
    }

    Element template(Call call) {
        Stack stack = withId(call.required("StackName"));
        String body = stack.definition()
                .map(definition -> definition.template().body())
                .orElseThrow(() -> Refusal.validation("Template not found for stack " + stack.name()));
        return Element.of("result")
                .with("TemplateBody", body)
                .texts("StagesAvailable", "member", List.of("Original", "Processed"));
    }

    Element validate(Call call) {
        Template template = Templates.of(call, worker.workshop().kinds().types());
        return Element.of("result")
                .with("Description", template.description().orElse(null))
                .texts("Capabilities", "member", template.capabilities())
                .list("Parameters", "member", template.section("Parameters").entrySet(), (member, parameter) -> {
                    JsonNode declaration = parameter.getValue();
                    member.with("ParameterKey", parameter.getKey())
                            .with(
                                    "DefaultValue",
                                    declaration.has("Default")
                                            ? declaration.path("Default").asText()
                                            : null)
                            .with("NoEcho", declaration.path("NoEcho").asBoolean())
                            .with(
                                    "Description",
                                    declaration.has("Description")
                                            ? declaration.path("Description").asText()
                                            : null);
                });
    }

    /** Of one that is not there it is no error. */
    synchronized Element delete(Call call) {
        stacks.find(call.required("StackName"))
                .filter(stack -> stack.status() != StackStatus.DELETE_COMPLETE)
                .filter(stack -> stack.status() != StackStatus.DELETE_IN_PROGRESS)
                .ifPresent(stack -> delete(stack, call));
        return Element.of("result");
    }

    private void delete(Stack stack, Call call) {
        List<String> retained = call.texts("RetainResources.member");
        if (!stack.status().deletable()) {
            throw Refusal.validation("Stack [" + stack.id() + "] cannot be deleted while in status " + stack.status());
        }
        if (!retained.isEmpty() && stack.status() != StackStatus.DELETE_FAILED) {
            throw Refusal.validation("Invalid operation on stack [" + stack.id()
                    + "]. When you delete a stack, specify which resources to retain only when the stack is in the"
                    + " DELETE_FAILED state.");
        }
        stack.delete(call.optional("ClientRequestToken").orElse(""));
        worker.start(stack, () -> {
            new Work(worker.workshop(), stack).deleteAll(retained);
        });
    }

    private Stack withId(String nameOrId) {
        return stacks.find(nameOrId)
                .orElseThrow(() -> Refusal.validation("Stack with id " + nameOrId + " does not exist"));
    }
}
