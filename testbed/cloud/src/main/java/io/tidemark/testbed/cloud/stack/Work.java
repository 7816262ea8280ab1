package io.tidemark.testbed.cloud.stack;

import io.tidemark.testbed.cloud.resource.Failure;
import io.tidemark.testbed.cloud.template.Order;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes, changes and deletes a stack, one resource after the other. */
final class Work {
    private final Workshop workshop;
    private final Stack stack;
    private final Steps steps;

    Work(Workshop workshop, Stack stack) {
        this.workshop = workshop;
        this.stack = stack;
        steps = new Steps(workshop, stack);
    }

    /** Whether it is as wanted. The status that says that it begins has been set. */
    boolean create(Definition definition, ChangeSet.OnFailure onFailure) {
        stack.define(definition, Map.of());
        for (String id : order(definition)) {
            if (stack.isCancelled()) {
                return false;
            }
            try {
                steps.create(id, definition);
            } catch (Failure e) {
                String failed = "The following resource(s) failed to create: [" + id + "].";
                creationFailed(failed, onFailure);
                return false;
            }
        }
        stack.define(definition, Outputs.of(definition, workshop.evaluation(stack, definition)));
        workshop.step();
        if (stack.isCancelled()) {
            return false;
        }
        stack.become(StackStatus.CREATE_COMPLETE, "");
        return true;
    }

    private void creationFailed(String reason, ChangeSet.OnFailure onFailure) {
        switch (onFailure) {
            case DO_NOTHING -> stack.become(StackStatus.CREATE_FAILED, reason);
            case DELETE -> {
                stack.become(StackStatus.DELETE_IN_PROGRESS, reason + " Delete requested by user.");
                deleteAll(List.of());
            }
            case ROLLBACK -> {
                stack.become(StackStatus.ROLLBACK_IN_PROGRESS, reason + " Rollback requested by user.");
                List<String> left = steps.deleteAll(stack.existing());
                workshop.step();
                if (stack.isCancelled()) {
                    return;
                }
                stack.become(
                        left.isEmpty() ? StackStatus.ROLLBACK_COMPLETE : StackStatus.ROLLBACK_FAILED,
                        left.isEmpty() ? "" : notDeleted(left));
            }
        }
    }

    /** Whether it is as wanted. The status that says that it begins has been set. */
    boolean update(Definition definition) {
        Deque<Runnable> undo = new ArrayDeque<>();
        List<StackResource> replaced = new ArrayList<>();
        List<String> wanted = order(definition);
        for (String id : wanted) {
            Optional<StackResource> before = stack.existing(id);
            try {
                if (before.isPresent()) {
                    update(before.get(), definition, undo, replaced);
                } else {
                    steps.create(id, definition);
                }
            } catch (Failure e) {
                String verb = before.isPresent() ? "update" : "create";
                stack.become(
                        StackStatus.UPDATE_ROLLBACK_IN_PROGRESS,
                        "The following resource(s) failed to " + verb + ": [" + id + "].");
                rollBack(undo, replaced);
                return false;
            }
        }
        stack.define(definition, Outputs.of(definition, workshop.evaluation(stack, definition)));
        stack.become(StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, "");
        List<StackResource> superfluous = new ArrayList<>(replaced);
        stack.existing().stream()
                .filter(resource -> !wanted.contains(resource.logicalId()))
                .forEach(superfluous::add);
        cleanUp(superfluous, resource -> !wanted.contains(resource.logicalId()));
        stack.become(StackStatus.UPDATE_COMPLETE, "");
        return true;
    }

    private void update(
            StackResource before, Definition definition, Deque<Runnable> undo, List<StackResource> replaced) {
        try {
            switch (steps.update(before, definition)) {
                case UNCHANGED -> {}
                case UPDATED -> undo.push(() -> steps.revert(before));
                case REPLACED -> replaced.add(before);
            }
        } catch (Failure e) {
            // One that failed is given what it had, too.
            undo.push(() -> steps.revert(before));
            throw e;
        }
    }

    private void rollBack(Deque<Runnable> undo, List<StackResource> replaced) {
        List<StackResource> before = new ArrayList<>(replaced);
        List<StackResource> superfluous = new ArrayList<>();
        Definition old = stack.definition().orElseThrow();
        List<String> wanted = order(old);
        for (StackResource resource : stack.existing()) {
            if (!wanted.contains(resource.logicalId())
                    || before.stream().anyMatch(one -> one.logicalId().equals(resource.logicalId()))) {
                superfluous.add(resource);
            }
        }
        try {
            undo.forEach(Runnable::run);
        } catch (Failure e) {
            stack.become(StackStatus.UPDATE_ROLLBACK_FAILED, e.reason());
            return;
        }
        before.forEach(stack::put);
        stack.become(StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, "");
        cleanUp(superfluous, resource -> !wanted.contains(resource.logicalId()));
        stack.become(StackStatus.UPDATE_ROLLBACK_COMPLETE, "");
    }

    /** What cannot be deleted is left behind: the stack does not know it any more. */
    private void cleanUp(List<StackResource> superfluous, Predicate<StackResource> gone) {
        steps.deleteAll(superfluous);
        superfluous.stream().filter(gone).forEach(resource -> stack.forget(resource.logicalId()));
        workshop.step();
    }

    /**
     * The status that says that it begins has been set.
     *
     * @param retained logical ids of those that stay
     */
    void deleteAll(List<String> retained) {
        List<StackResource> going = stack.existing().stream()
                .filter(resource -> !retained.contains(resource.logicalId()))
                .toList();
        List<String> left = steps.deleteAll(going);
        workshop.step();
        if (left.isEmpty()) {
            stack.become(StackStatus.DELETE_COMPLETE, "");
        } else {
            stack.become(StackStatus.DELETE_FAILED, notDeleted(left));
        }
    }

    private static String notDeleted(List<String> left) {
        return "The following resource(s) failed to delete: [" + String.join(", ", left) + "]. ";
    }

    private List<String> order(Definition definition) {
        return Order.of(
                definition.template(), workshop.evaluation(stack, definition).existing("Resources"));
    }
}
