package io.tidemark.deployment.stack;

import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import io.tidemark.deployment.stack.Proposal.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings stacks to what they should be, and waits until they are. What is found in between, from a call that was
 * interrupted or from somebody else who does the same, is waited for or cleared away. Not for several threads.
 */
public final class StackWorks {
    private static final String WHERE = "CloudFormation";

    private final Stacks stacks;
    private final Pause pause;
    private final StackListener listener;

    public StackWorks(Stacks stacks, Pause pause, StackListener listener) {
        this.stacks = stacks;
        this.pause = pause;
        this.listener = listener;
    }

    /** @return the stack as it is then, and what was changed */
    public Applied apply(StackSpec spec) throws CloudException, InterruptedException {
        Optional<Stack> before = settle(spec.name());
        Proposed proposed = propose(spec, before.isEmpty());
        if (proposed.proposal().state() == State.EMPTY) {
            stacks.discard(proposed.changeSet());
            return new Applied(before.orElseThrow(), List.of());
        }
        Stack stack = existing(spec.name());
        @Nullable String last = stacks.lastEvent(stack.id());
        int parts = proposed.proposal().changes().size();
        listener.note(spec.name() + ": " + parts + (parts == 1 ? " part" : " parts") + " to be made or changed");
        stacks.carryOut(proposed.changeSet());
        Followed followed = follow(stack, last);
        if (followed.stack().status().hasFailed()) {
            throw failure(followed, before.isEmpty());
        }
        return new Applied(followed.stack(), proposed.proposal().changes());
    }

    /** What {@link #apply} would change. */
    public List<Proposal.Change> changes(StackSpec spec) throws CloudException, InterruptedException {
        Optional<Stack> before = settle(spec.name());
        Proposed proposed = propose(spec, before.isEmpty());
        stacks.discard(proposed.changeSet());
        if (before.isEmpty()) {
            // Only the proposal had made it.
            remove(spec.name());
        }
        return proposed.proposal().changes();
    }

    /** Removes a stack, if there is one, and waits until it is gone. */
    public void remove(String name) throws CloudException, InterruptedException {
        Optional<Stack> found = stacks.find(name);
        if (found.isEmpty()) {
            return;
        }
        Stack stack = found.get().status().isMoving()
                ? await(found.get(), stacks.lastEvent(found.get().id())).stack()
                : found.get();
        if (stack.status().isGone()) {
            return;
        }
        @Nullable String last = stacks.lastEvent(stack.id());
        stacks.remove(stack.id());
        Followed followed = follow(stack, last);
        if (!followed.stack().status().isGone()) {
            throw new CloudException(List.of(new Problem(
                    WHERE,
                    "stack",
                    name,
                    "could not be removed: " + causes(followed),
                    "once the cause is mended, the same command goes on")));
        }
    }

    /**
     * Waits until nothing moves, and clears away what could only be removed.
     *
     * @return empty when there is no stack then that can be updated
     */
    public Optional<Stack> settle(String name) throws CloudException, InterruptedException {
        Optional<Stack> found = stacks.find(name);
        if (found.isEmpty() || found.get().status().isOnlyProposed()) {
            return Optional.empty();
        }
        Stack stack = found.get();
        if (stack.status().isMoving()) {
            listener.note(name + " is " + stack.status() + ": waiting until that is over.");
            stack = await(stack, stacks.lastEvent(stack.id())).stack();
        }
        if (stack.status().isGone()) {
            return Optional.empty();
        }
        if (stack.status().isStillborn()) {
            listener.note(name + " is " + stack.status() + ", so it is removed and made anew.");
            remove(name);
            return Optional.empty();
        }
        if (!stack.status().isWhole()) {
            throw new CloudException(List.of(new Problem(
                    WHERE,
                    "stack",
                    name,
                    "is " + stack.status() + " and cannot be changed" + because(stack.reason()),
                    "tidemark destroy removes it")));
        }
        return Optional.of(stack);
    }

    private Proposed propose(StackSpec spec, boolean isNew) throws CloudException, InterruptedException {
        String changeSet = stacks.propose(spec, isNew);
        Proposal proposal;
        try {
            proposal = workedOut(changeSet);
        } catch (InterruptedException e) {
            stacks.discard(changeSet);
            if (isNew) {
                Optional<Stack> proposed = stacks.find(spec.name());
                if (proposed.isPresent()) {
                    stacks.remove(proposed.get().id());
                }
            }
            throw e;
        }
        if (proposal.state() == State.FAILED) {
            stacks.discard(changeSet);
            if (isNew) {
                remove(spec.name());
            }
            throw new CloudException(List.of(new Problem(
                    WHERE, "stack", spec.name(), "cannot be changed as it should: " + proposal.reason(), "")));
        }
        return new Proposed(changeSet, proposal);
    }

    private Proposal workedOut(String changeSet) throws CloudException, InterruptedException {
        Patience patience = new Patience(pause);
        Proposal proposal = stacks.proposal(changeSet);
        while (proposal.state() == State.PENDING) {
            patience.await();
            proposal = stacks.proposal(changeSet);
        }
        return proposal;
    }

    private Stack existing(String name) throws CloudException {
        return stacks.find(name)
                .orElseThrow(() -> new CloudException(List.of(new Problem(
                        WHERE, "stack", name, "is gone", "somebody else seems to have removed it just now"))));
    }

    /** It was set off just now, which the status may not show yet. */
    private Followed follow(Stack stack, @Nullable String last) throws CloudException, InterruptedException {
        Patience patience = new Patience(pause);
        String before = stack.status().word();
        while (true) {
            Stack now = stacks.find(stack.id()).orElseThrow();
            List<StackEvent> events = stacks.eventsAfter(stack.id(), last);
            boolean begun = !events.isEmpty() || !now.status().word().equals(before);
            if (begun && !now.status().isOnlyProposed()) {
                return await(now, last);
            }
            patience.await();
        }
    }

    /** Passes on all events until nothing moves any more. */
    private Followed await(Stack stack, @Nullable String last) throws CloudException, InterruptedException {
        Patience patience = new Patience(pause);
        List<StackEvent> all = new ArrayList<>();
        @Nullable String seen = last;
        while (true) {
            Stack now = stacks.find(stack.id()).orElseThrow();
            // After the status: so the last events are not missed.
            List<StackEvent> events = stacks.eventsAfter(stack.id(), seen);
            for (StackEvent event : events) {
                listener.event(stack.name(), event);
                seen = event.id();
                patience.renew();
            }
            all.addAll(events);
            if (!now.status().isMoving()) {
                return new Followed(now, all);
            }
            patience.await();
        }
    }

    private CloudException failure(Followed followed, boolean wasNew) throws CloudException, InterruptedException {
        String name = followed.stack().name();
        String causes = causes(followed);
        if (wasNew) {
            listener.note(name + " could not be made; what there is of it is removed.");
            remove(name);
        }
        return new CloudException(List.of(new Problem(
                WHERE,
                "stack",
                name,
                (wasNew ? "could not be made: " : "could not be changed, and is as it was before: ") + causes,
                wasNew ? "nothing of it is left" : "")));
    }

    private static String causes(Followed followed) {
        List<String> causes = followed.events().stream()
                .filter(StackEvent::isCauseOfFailure)
                .map(event -> event.part() + " (" + event.kind() + "): " + event.reason())
                .distinct()
                .toList();
        if (!causes.isEmpty()) {
            return String.join("; ", causes);
        }
        Stack stack = followed.stack();
        return stack.status() + because(stack.reason());
    }

    private static String because(String reason) {
        return reason.isEmpty() ? "" : ", because: " + reason;
    }

    /** @param changes none when it was as it should be */
    public record Applied(Stack stack, List<Proposal.Change> changes) {
        public Applied {
            changes = List.copyOf(changes);
        }
    }

    private record Proposed(String changeSet, Proposal proposal) {}

    private record Followed(Stack stack, List<StackEvent> events) {}
}
