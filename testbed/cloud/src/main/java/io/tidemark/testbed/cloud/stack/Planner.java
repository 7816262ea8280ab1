package io.tidemark.testbed.cloud.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.testbed.cloud.template.Evaluation;
import io.tidemark.testbed.cloud.template.Order;
import io.tidemark.testbed.cloud.template.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a definition would change of a stack. */
final class Planner {
    private final Workshop workshop;
    private final Stack stack;
    private final Definition definition;
    /** Logical ids of those that are made anew, so that nothing is known of them. */
    private final Set<String> renewed = new HashSet<>();

    Planner(Workshop workshop, Stack stack, Definition definition) {
        this.workshop = workshop;
        this.stack = stack;
        this.definition = definition;
    }

    List<Change> changes() {
        Evaluation evaluation = evaluation();
        List<String> wanted = evaluation.existing("Resources");
        List<Change> changes = new ArrayList<>();
        for (String id : Order.of(definition.template(), wanted)) {
            change(id, evaluation).ifPresent(changes::add);
        }
        for (StackResource resource : stack.existing()) {
            if (!wanted.contains(resource.logicalId())) {
                changes.add(new Change(
                        Change.Action.REMOVE,
                        resource.logicalId(),
                        resource.type(),
                        resource.made().physicalId(),
                        false,
                        List.of()));
            }
        }
        return changes;
    }

    /** Whether something else changes than resources. */
    boolean changesMore() {
        return stack.definition()
                .map(before -> !before.tags().equals(definition.tags())
                        || !stack.outputs().equals(Outputs.of(definition, evaluation())))
                .orElse(true);
    }

    private Evaluation evaluation() {
        return workshop.evaluation(
                stack,
                definition,
                id -> renewed.contains(id)
                        ? Reference.UNKNOWN
                        : stack.existing(id).map(StackResource::reference).orElse(Reference.UNKNOWN));
    }

    private Optional<Change> change(String id, Evaluation evaluation) {
        String type = type(definition, id);
        Optional<StackResource> existing = stack.existing(id);
        if (existing.isEmpty()) {
            renewed.add(id);
            return Optional.of(new Change(Change.Action.ADD, id, type, "", false, List.of()));
        }
        Set<String> properties = changed(existing.get().properties(), evaluation.properties(id));
        boolean sameType = existing.get().type().equals(type);
        if (properties.isEmpty() && sameType) {
            return Optional.empty();
        }
        boolean replaced =
                !sameType || workshop.kinds().of(type).fixed().stream().anyMatch(properties::contains);
        if (replaced) {
            renewed.add(id);
        }
        return Optional.of(new Change(
                Change.Action.MODIFY, id, type, existing.get().made().physicalId(), replaced, List.copyOf(properties)));
    }

    static String type(Definition definition, String id) {
        return Optional.ofNullable(definition.template().resources().get(id))
                .map(resource -> resource.path("Type").asText())
                .orElse("");
    }

    /** Names of the properties that are not the same. */
    static Set<String> changed(ObjectNode before, ObjectNode after) {
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> before.path(name).equals(after.path(name)));
        return names;
    }
}
