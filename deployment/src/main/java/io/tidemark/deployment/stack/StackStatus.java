package io.tidemark.deployment.stack;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/** The state of a stack, in CloudFormation's word: there may be new ones. */
public record StackStatus(String word) {
    private static final Set<String> NEVER_MADE = Set.of("CREATE_FAILED", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED");
    private static final Set<String> FAILED =
            Set.of("UPDATE_ROLLBACK_COMPLETE", "IMPORT_ROLLBACK_COMPLETE", "ROLLBACK_COMPLETE");

    public StackStatus {
        requireNonNull(word, "word is null");
    }

    /** Something is being done to it. */
    public boolean isMoving() {
        return word.endsWith("_IN_PROGRESS") && !isOnlyProposed();
    }

    /** There is a change set, and nothing of the stack yet. */
    public boolean isOnlyProposed() {
        return word.equals("REVIEW_IN_PROGRESS");
    }

    /** Its creation failed: it can only be removed. */
    public boolean isStillborn() {
        return NEVER_MADE.contains(word);
    }

    public boolean isGone() {
        return word.equals("DELETE_COMPLETE");
    }

    /** It is whole, perhaps as it was before a change that failed. */
    public boolean isWhole() {
        return word.endsWith("_COMPLETE") && !isGone() && !isStillborn();
    }

    /** What was last asked of it was not done. */
    public boolean hasFailed() {
        return word.endsWith("_FAILED") || FAILED.contains(word);
    }

    @Override
    public String toString() {
        return word;
    }
}
