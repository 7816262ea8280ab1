package io.tidemark.testbed.cloud.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.testbed.cloud.protocol.Element;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What CloudFormation tells of stacks. */
final class Descriptions {
    private Descriptions() {}

    static @Nullable String unlessEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    static Element stack(Element element, Stack stack) {
        element.with("StackId", stack.id())
                .with("StackName", stack.name())
                .with("CreationTime", stack.created())
                .with("LastUpdatedTime", stack.updated().orElse(null))
                .with("DeletionTime", stack.deleted().orElse(null))
                .with("StackStatus", stack.status())
                .with("StackStatusReason", unlessEmpty(stack.reason()))
                .with("DisableRollback", false)
                .with("EnableTerminationProtection", false)
                .with(Element.of("RollbackConfiguration"))
                .with(Element.of("DriftInformation").with("StackDriftStatus", "NOT_CHECKED"))
                .texts("NotificationARNs", "member", List.of());
        stack.definition().ifPresent(definition -> {
            element.with("Description", definition.template().description().orElse(null));
            definition(element, definition, true);
            outputs(element, stack, definition);
        });
        return element;
    }

    /** @param resolved whether to tell what parameters of SSM came to */
    static void definition(Element element, Definition definition, boolean resolved) {
        Map<String, String> values = definition.parameters().resolved();
        element.list("Parameters", "member", definition.parameters().given().entrySet(), (member, parameter) -> {
                    String value = values.getOrDefault(parameter.getKey(), "");
                    member.with("ParameterKey", parameter.getKey())
                            .with("ParameterValue", parameter.getValue())
                            .with("ResolvedValue", resolved && !value.equals(parameter.getValue()) ? value : null);
                })
                .texts("Capabilities", "member", definition.capabilities())
                .list(
                        "Tags",
                        "member",
                        definition.tags().entrySet(),
                        (member, tag) -> member.with("Key", tag.getKey()).with("Value", tag.getValue()));
    }

    private static void outputs(Element element, Stack stack, Definition definition) {
        Map<String, JsonNode> declared = definition.template().section("Outputs");
        element.list("Outputs", "member", stack.outputs().entrySet(), (member, output) -> {
            JsonNode declaration = declared.get(output.getKey());
            member.with("OutputKey", output.getKey()).with("OutputValue", output.getValue());
            if (declaration != null && declaration.has("Description")) {
                member.with("Description", declaration.path("Description").asText());
            }
        });
    }

    static void event(Element element, Stack stack, Event event) {
        element.with("StackId", stack.id())
                .with("EventId", event.id())
                .with("StackName", stack.name())
                .with("LogicalResourceId", event.logicalId())
                .with("PhysicalResourceId", event.physicalId())
                .with("ResourceType", event.type())
                .with("Timestamp", event.time())
                .with("ResourceStatus", event.status())
                .with("ResourceStatusReason", unlessEmpty(event.reason()))
                .with("ResourceProperties", unlessEmpty(event.properties()))
                .with("ClientRequestToken", unlessEmpty(event.token()));
    }

    /** @param time what it is called where this is going to be */
    static Element resource(Element element, StackResource resource, String time) {
        return element.with("LogicalResourceId", resource.logicalId())
                .with("PhysicalResourceId", unlessEmpty(resource.made().physicalId()))
                .with("ResourceType", resource.type())
                .with(time, resource.since())
                .with("ResourceStatus", resource.status())
                .with("ResourceStatusReason", unlessEmpty(resource.reason()))
                .with(Element.of("DriftInformation").with("StackResourceDriftStatus", "NOT_CHECKED"));
    }
}
