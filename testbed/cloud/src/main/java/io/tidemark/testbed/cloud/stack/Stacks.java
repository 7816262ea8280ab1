package io.tidemark.testbed.cloud.stack;

import io.tidemark.testbed.cloud.protocol.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All stacks, those deleted included. Thread-safe. */
final class Stacks {
    private final List<Stack> all = new ArrayList<>();
    private final Workshop workshop;

    Stacks(Workshop workshop) {
        this.workshop = workshop;
    }

    /** One that is deleted is found by its id only. */
    synchronized Optional<Stack> find(String nameOrId) {
        return all.stream()
                .filter(stack -> stack.id().equals(nameOrId)
                        || (stack.name().equals(nameOrId) && stack.status() != StackStatus.DELETE_COMPLETE))
                .findFirst();
    }

    /** The newest first. */
    synchronized List<Stack> all() {
        return List.copyOf(all).reversed();
    }

    synchronized Stack add(String name) {
        String id = Account.arn("cloudformation", "stack/" + name + "/" + UUID.randomUUID());
        Stack stack = new Stack(id, name, workshop.clock());
        all.add(stack);
        return stack;
    }
}
