package io.tidemark.testbed.cloud.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.testbed.cloud.protocol.Refusal;
import io.tidemark.testbed.cloud.resource.Failure;
import io.tidemark.testbed.cloud.resource.Kind;
import io.tidemark.testbed.cloud.resource.Made;
import io.tidemark.testbed.cloud.resource.Wish;
import io.tidemark.testbed.cloud.stack.StackFaults.Phase;
import io.tidemark.testbed.cloud.template.Evaluation;
import io.tidemark.testbed.cloud.template.Order;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What is done to one resource of a stack, with its events. What fails has its event and throws {@link Failure}. */
final class Steps {
    private static final String REPLACES =
            "Requested update requires the creation of a new physical resource; hence creating one.";

    /** What became of a resource. */
    enum Result {
        UNCHANGED,
        UPDATED,
        REPLACED
    }

    private final Workshop workshop;
    private final Stack stack;

    Steps(Workshop workshop, Stack stack) {
        this.workshop = workshop;
        this.stack = stack;
    }

    void create(String id, Definition definition) {
        StackResource resource = begin(id, definition);
        resource = stack.happens(resource, "CREATE_IN_PROGRESS", "");
        finish(resource, definition, "CREATE");
    }

    /** The resource as it is to be, of which nothing is there. */
    private StackResource begin(String id, Definition definition) {
        JsonNode written =
                Optional.ofNullable(definition.template().resources().get(id)).orElseThrow();
        return new StackResource(
                id,
                written.path("Type").asText(),
                Stack.nothing(),
                JsonNodeFactory.instance.objectNode(),
                Order.needs(
                        definition.template(),
                        id,
                        definition.template().resources().keySet()),
                written.path("DeletionPolicy").asText().equals("Retain"),
                "",
                "",
                Instant.EPOCH);
    }

    private void finish(StackResource begun, Definition definition, String verb) {
        workshop.step();
        String id = begun.logicalId();
        Kind kind = workshop.kinds().of(begun.type());
        Made made;
        ObjectNode properties;
        try {
            properties = evaluation(definition).properties(id);
            ObjectNode wanted = properties;
            made = unless(id, Phase.CREATE, () -> kind.create(new Wish(stack.name(), id, wanted)));
        } catch (Failure | Refusal e) {
            stack.happens(begun, verb + "_FAILED", String.valueOf(e.getMessage()));
            throw e instanceof Failure failure ? failure : new Failure(String.valueOf(e.getMessage()));
        }
        StackResource resource = with(begun, made, properties);
        stack.put(resource);
        stack.happens(resource, verb + "_IN_PROGRESS", "Resource creation Initiated");
        stack.happens(resource, verb + "_COMPLETE", "");
    }

    /** Makes a resource what the definition says; another takes its place when it cannot change so. */
    Result update(StackResource before, Definition definition) {
        String id = before.logicalId();
        StackResource now = begin(id, definition);
        ObjectNode properties = evaluation(definition).properties(id);
        Set<String> changed = Planner.changed(before.properties(), properties);
        boolean sameType = before.type().equals(now.type());
        if (changed.isEmpty() && sameType) {
            return Result.UNCHANGED;
        }
        Kind kind = workshop.kinds().of(now.type());
        if (!sameType || kind.fixed().stream().anyMatch(changed::contains)) {
            replace(before, now, definition, changed);
            return Result.REPLACED;
        }
        stack.happens(before, "UPDATE_IN_PROGRESS", "");
        workshop.step();
        change(before, with(now, before.made(), properties), Phase.UPDATE);
        return Result.UPDATED;
    }

    private void replace(StackResource before, StackResource now, Definition definition, Set<String> changed) {
        stack.happens(before, "UPDATE_IN_PROGRESS", REPLACES);
        Kind kind = workshop.kinds().of(now.type());
        boolean sameName = kind.nameProperty()
                .filter(name -> before.type().equals(now.type()))
                .filter(name -> before.properties().has(name) && !changed.contains(name))
                .isPresent();
        if (sameName) {
            String reason =
                    "CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename "
                            + before.made().physicalId() + " and update the stack again.";
            stack.happens(before, "UPDATE_FAILED", reason);
            throw new Failure(reason);
        }
        finish(now, definition, "UPDATE");
    }

    /** Gives a resource the properties it had. */
    void revert(StackResource before) {
        stack.existing(before.logicalId()).ifPresent(now -> stack.happens(now, "UPDATE_IN_PROGRESS", ""));
        workshop.step();
        change(before, before, Phase.REVERT);
    }

    private void change(StackResource before, StackResource wanted, Phase phase) {
        String id = wanted.logicalId();
        try {
            Wish wish = new Wish(stack.name(), id, wanted.properties());
            Made made = unless(
                    id,
                    phase,
                    () -> workshop.kinds()
                            .of(wanted.type())
                            .update(before.made().physicalId(), wish));
            StackResource updated = with(wanted, made, wanted.properties());
            stack.put(updated);
            stack.happens(updated, "UPDATE_COMPLETE", "");
        } catch (Failure e) {
            stack.happens(before, "UPDATE_FAILED", e.reason());
            throw e;
        }
    }

    void delete(StackResource resource) {
        if (resource.retained()) {
            stack.happens(resource, "DELETE_SKIPPED", "");
            return;
        }
        StackResource going = stack.happens(resource, "DELETE_IN_PROGRESS", "");
        workshop.step();
        try {
            unless(resource.logicalId(), Phase.DELETE, () -> {
                workshop.kinds().of(resource.type()).delete(resource.made().physicalId(), resource.properties());
                return resource;
            });
            stack.happens(going, "DELETE_COMPLETE", "");
        } catch (Failure e) {
            stack.happens(going, "DELETE_FAILED", e.reason());
            throw e;
        }
    }

    /**
     * Deletes them, each before those it needs.
     *
     * @return logical ids of those that are still there
     */
    List<String> deleteAll(List<StackResource> resources) {
        Deletions deletions = new Deletions(resources);
        Optional<StackResource> next = deletions.next();
        while (next.isPresent()) {
            try {
                delete(next.get());
                deletions.done(next.get());
            } catch (Failure e) {
                deletions.failed(next.get());
            }
            next = deletions.next();
        }
        return deletions.failures();
    }

    private Evaluation evaluation(Definition definition) {
        return workshop.evaluation(stack, definition);
    }

    private <T> T unless(String id, Phase phase, Supplier<T> work) {
        Optional<String> reason = workshop.faults().reason(id, phase);
        if (reason.isPresent()) {
            throw new Failure(reason.get());
        }
        return work.get();
    }

    private static StackResource with(StackResource resource, Made made, ObjectNode properties) {
        return new StackResource(
                resource.logicalId(),
                resource.type(),
                made,
                properties,
                resource.needs(),
                resource.retained(),
                resource.status(),
                resource.reason(),
                resource.since());
    }
}
