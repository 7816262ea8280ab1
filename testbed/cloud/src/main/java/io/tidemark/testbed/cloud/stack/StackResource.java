package io.tidemark.testbed.cloud.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.testbed.cloud.resource.Made;
import io.tidemark.testbed.cloud.template.Reference;
import java.time.Instant;
import java.util.Set;

/**
 * A resource of a stack, as it is now.
 *
 * @param properties those it was made with, all references resolved
 * @param needs logical ids of those it refers to
 * @param retained whether it stays when the stack goes
 */
record StackResource(
        String logicalId,
        String type,
        Made made,
        ObjectNode properties,
        Set<String> needs,
        boolean retained,
        String status,
        String reason,
        Instant since) {
    StackResource {
        needs = Set.copyOf(needs);
    }

    boolean exists() {
        return !made.physicalId().isEmpty() && !status.equals("DELETE_COMPLETE") && !status.equals("DELETE_SKIPPED");
    }

    Reference reference() {
        return Reference.of(made.physicalId(), made.attributes());
    }

    StackResource now(String newStatus, String newReason, Instant when) {
        return new StackResource(logicalId, type, made, properties, needs, retained, newStatus, newReason, when);
    }
}
