package io.tidemark.testbed.cloud.stack;

import java.time.Instant;
import java.util.List;

/** A change of a stack that was asked for. Thread-safe. */
final class ChangeSet {
    /** What becomes of a stack whose creation fails. */
    enum OnFailure {
        ROLLBACK,
        DELETE,
        DO_NOTHING
    }

    private final String id;
    private final String name;
    private final boolean creates;
    private final Definition definition;
    private final OnFailure onFailure;
    private final String description;
    private final Instant created;
    private String status = "CREATE_PENDING";
    private String reason = "";
    private String execution = "UNAVAILABLE";
    private List<Change> changes = List.of();

    ChangeSet(
            String id,
            String name,
            boolean creates,
            Definition definition,
            OnFailure onFailure,
            String description,
            Instant created) {
        this.id = id;
        this.name = name;
        this.creates = creates;
        this.definition = definition;
        this.onFailure = onFailure;
        this.description = description;
        this.created = created;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    boolean creates() {
        return creates;
    }

    Definition definition() {
        return definition;
    }

    OnFailure onFailure() {
        return onFailure;
    }

    String description() {
        return description;
    }

    Instant created() {
        return created;
    }

    synchronized String status() {
        return status;
    }

    synchronized String reason() {
        return reason;
    }

    synchronized String execution() {
        return execution;
    }

    synchronized List<Change> changes() {
        return changes;
    }

    synchronized void begin() {
        status = "CREATE_IN_PROGRESS";
    }

    synchronized void complete(List<Change> planned) {
        status = "CREATE_COMPLETE";
        execution = "AVAILABLE";
        changes = List.copyOf(planned);
    }

    synchronized void fail(String why) {
        status = "FAILED";
        reason = why;
    }

    /** Whether its name is taken: that of one that is executed can be used again. */
    synchronized boolean open() {
        return !execution.startsWith("EXECUTE_");
    }

    /** Whether it can be executed, which it then is. */
    synchronized boolean execute() {
        if (!execution.equals("AVAILABLE")) {
            return false;
        }
        execution = "EXECUTE_IN_PROGRESS";
        return true;
    }

    synchronized void executed(boolean well) {
        execution = well ? "EXECUTE_COMPLETE" : "EXECUTE_FAILED";
    }
}
