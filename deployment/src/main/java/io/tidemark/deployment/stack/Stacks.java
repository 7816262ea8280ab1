package io.tidemark.deployment.stack;

import io.tidemark.core.problem.CloudException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stacks of one account and region. Calls wait for an answer, not for what they set off. */
public interface Stacks {
    /** @param name or id; a stack that is gone is found by its id only */
    Optional<Stack> find(String name) throws CloudException;

    /** Those that exist and whose names begin so. */
    List<Stack> named(String beginning) throws CloudException;

    /**
     * Has CloudFormation work out what would have to change.
     *
     * @param isNew true when there is no such stack
     * @return the change set's id
     */
    String propose(StackSpec spec, boolean isNew) throws CloudException;

    Proposal proposal(String changeSet) throws CloudException;

    void carryOut(String changeSet) throws CloudException;

    void discard(String changeSet) throws CloudException;

    /** The latest event's id; null when there is none. */
    @Nullable
    String lastEvent(String stackId) throws CloudException;

    /**
     * What happened after that event, oldest first.
     *
     * @param last null for everything from the beginning
     */
    List<StackEvent> eventsAfter(String stackId, @Nullable String last) throws CloudException;

    void remove(String stackId) throws CloudException;
}
