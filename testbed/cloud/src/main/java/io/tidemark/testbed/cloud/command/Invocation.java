package io.tidemark.testbed.cloud.command;

import io.tidemark.testbed.cloud.instance.Instance;
import io.tidemark.testbed.cloud.protocol.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A command on one machine: how far it is, and what came of it. Thread-safe. */
final class Invocation {
    private static final int NO_CODE = -1;

    private final String commandId;
    private final Order order;
    private final Instance instance;
    private final CompletableFuture<Void> cancelled = new CompletableFuture<>();
    private String status = "Pending";
    private Outcome outcome = new Outcome("Pending", "Pending", NO_CODE, "", "");
    private Instant begun = Instant.EPOCH;
    private Instant ended = Instant.EPOCH;

    /**
     * How it ended.
     *
     * @param details what the status means
     * @param out as much as is told without S3
     * @param err as much as is told without S3
     */
    record Outcome(String status, String details, int exitCode, String out, String err) {
        static Outcome silent(String status, String details, int exitCode) {
            return new Outcome(status, details, exitCode, "", "");
        }
    }

    Invocation(String commandId, Order order, Instance instance) {
        this.commandId = commandId;
        this.order = order;
        this.instance = instance;
    }

    String commandId() {
        return commandId;
    }

    Order order() {
        return order;
    }

    Instance instance() {
        return instance;
    }

    /** Completed when somebody wants it to end. */
    CompletableFuture<Void> cancelled() {
        return cancelled;
    }

    synchronized void begin(Instant now) {
        status = "InProgress";
        outcome = Outcome.silent(status, status, NO_CODE);
        begun = now;
    }

    synchronized void cancel() {
        if (!hasEnded()) {
            status = "Cancelling";
            outcome = Outcome.silent(status, status, NO_CODE);
            cancelled.complete(null);
        }
    }

    synchronized void end(Outcome how, Instant now) {
        status = how.status();
        outcome = how;
        ended = now;
    }

    private boolean hasEnded() {
        return ended.isAfter(Instant.EPOCH);
    }

    synchronized boolean isCancelling() {
        return status.equals("Cancelling");
    }

    /** Where an output is, complete. */
    String key(String output) {
        String prefix = order.keyPrefix().isEmpty() ? "" : order.keyPrefix() + "/";
        return prefix + commandId + "/" + instance.id() + "/awsrunShellScript/0.awsrunShellScript/" + output;
    }

    private String url(String output) {
        return order.bucket().isEmpty()
                ? ""
                : "https://s3." + Account.REGION + ".amazonaws.com/" + order.bucket() + "/" + key(output);
    }

    /** As GetCommandInvocation gives it. */
    synchronized Map<String, Object> describe() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("CommandId", commandId);
        all.put("InstanceId", instance.id());
        all.put("Comment", order.comment());
        all.put("DocumentName", Order.DOCUMENT);
        all.put("DocumentVersion", "$DEFAULT");
        all.put("PluginName", "aws:runShellScript");
        all.put("ResponseCode", outcome.exitCode());
        all.put("ExecutionStartDateTime", begun.isAfter(Instant.EPOCH) ? begun.toString() : "");
        all.put(
                "ExecutionElapsedTime",
                hasEnded() ? Duration.between(begun, ended).toString() : "");
        all.put("ExecutionEndDateTime", hasEnded() ? ended.toString() : "");
        all.put("Status", status);
        all.put("StatusDetails", outcome.details());
        all.put("StandardOutputContent", outcome.out());
        all.put("StandardOutputUrl", url("stdout"));
        all.put("StandardErrorContent", outcome.err());
        all.put("StandardErrorUrl", url("stderr"));
        return all;
    }
}
