package io.tidemark.deployment.stack;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a change set would change.
 *
 * @param reason why it failed; otherwise empty
 */
public record Proposal(State state, String reason, List<Change> changes) {
    public Proposal {
        requireNonNull(state, "state is null");
        requireNonNull(reason, "reason is null");
        changes = List.copyOf(changes);
    }

    /** How far CloudFormation is with it. */
    public enum State {
        PENDING,
        READY,
        /** The stack is as it should be. */
        EMPTY,
        FAILED
    }

    /**
     * One part that would be changed.
     *
     * @param action in CloudFormation's word: Add, Modify, Remove
     * @param replaced whether a new one takes its place, and what was in the old one is lost
     */
    public record Change(String action, String part, String kind, boolean replaced) {
        public Change {
            requireNonNull(action, "action is null");
            requireNonNull(part, "part is null");
            requireNonNull(kind, "kind is null");
        }
    }
}
