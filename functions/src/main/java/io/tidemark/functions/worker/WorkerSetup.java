package io.tidemark.functions.worker;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.shape.Segment;
import io.tidemark.functions.requests.RequestLog;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is to do.
 *
 * @param eventLoops threads that send and receive
 * @param requestLog takes every single request; null for none. The worker closes it.
 */
public record WorkerSetup(
        String runId,
        Plan plan,
        String fingerprint,
        Segment segment,
        int eventLoops,
        @Nullable RequestLog requestLog) {
    public WorkerSetup {
        requireNonNull(runId, "runId is null");
        requireNonNull(plan, "plan is null");
        requireNonNull(fingerprint, "fingerprint is null");
        requireNonNull(segment, "segment is null");
        if (eventLoops < 1) {
            throw new IllegalArgumentException("eventLoops must be > 0 but is " + eventLoops);
        }
    }
}
