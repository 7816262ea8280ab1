package io.tidemark.deployment.stack;

import static java.util.Objects.requireNonNull;

/**
 * What happened to a part of a stack.
 *
 * @param id names it
 * @param part its name in the template; the stack's own name when it is about the stack
 * @param kind such as {@code AWS::S3::Bucket}
 * @param status in CloudFormation's word
 * @param reason empty when nothing is said
 */
public record StackEvent(String id, String part, String kind, String status, String reason) {
    private static final String CANCELLED = "cancelled";
    private static final String STACK = "AWS::CloudFormation::Stack";

    public StackEvent {
        requireNonNull(id, "id is null");
        requireNonNull(part, "part is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(status, "status is null");
        requireNonNull(reason, "reason is null");
    }

    public boolean isAboutTheStack() {
        return kind.equals(STACK);
    }

    /** This part failed by itself, and not because another did. */
    public boolean isCauseOfFailure() {
        return status.endsWith("_FAILED") && !isAboutTheStack() && !reason.contains(CANCELLED);
    }

    public boolean isDone() {
        return status.endsWith("_COMPLETE");
    }
}
