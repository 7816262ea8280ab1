package io.tidemark.testbed.cloud.stack;

import java.util.EnumSet;
import java.util.Set;

/** As CloudFormation names them. */
enum StackStatus {
    REVIEW_IN_PROGRESS,
    CREATE_IN_PROGRESS,
    CREATE_COMPLETE,
    CREATE_FAILED,
    ROLLBACK_IN_PROGRESS,
    ROLLBACK_COMPLETE,
    ROLLBACK_FAILED,
    UPDATE_IN_PROGRESS,
    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
    UPDATE_COMPLETE,
    UPDATE_ROLLBACK_IN_PROGRESS,
    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
    UPDATE_ROLLBACK_COMPLETE,
    UPDATE_ROLLBACK_FAILED,
    DELETE_IN_PROGRESS,
    DELETE_COMPLETE,
    DELETE_FAILED;

    private static final Set<StackStatus> UPDATABLE =
            EnumSet.of(CREATE_COMPLETE, UPDATE_COMPLETE, UPDATE_ROLLBACK_COMPLETE);

    /** A deletion cuts a creation short, and nothing else. */
    private static final Set<StackStatus> NOT_DELETABLE = EnumSet.of(
            UPDATE_IN_PROGRESS,
            UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
            UPDATE_ROLLBACK_IN_PROGRESS,
            UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS);

    boolean updatable() {
        return UPDATABLE.contains(this);
    }

    boolean deletable() {
        return !NOT_DELETABLE.contains(this);
    }
}
