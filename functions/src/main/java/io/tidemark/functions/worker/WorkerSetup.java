package io.tidemark.functions.worker;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.shape.Segment;
import io.tidemark.functions.requests.RequestLog;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is to do.
 *
 * @param shift which of the workers that serve the segment one after the other this is, from 0 on
 * @param chapter how many plans came before this one in the run: each counts elsewhere, so that no value comes twice
 * @param eventLoops threads that send and receive
 * @param requestLog takes every single request; null for none. The worker closes it.
 */
public record WorkerSetup(
        String runId,
        Plan plan,
        String fingerprint,
        Segment segment,
        int shift,
        int chapter,
        int eventLoops,
        @Nullable RequestLog requestLog) {
    /** Of a run's first plan. */
    public WorkerSetup(
            String runId,
            Plan plan,
            String fingerprint,
            Segment segment,
            int shift,
            int eventLoops,
            @Nullable RequestLog requestLog) {
        this(runId, plan, fingerprint, segment, shift, 0, eventLoops, requestLog);
    }

    public WorkerSetup {
        requireNonNull(runId, "runId is null");
        requireNonNull(plan, "plan is null");
        requireNonNull(fingerprint, "fingerprint is null");
        requireNonNull(segment, "segment is null");
        if (shift < 0) {
            throw new IllegalArgumentException("shift must be >= 0 but is " + shift);
        }
        if (chapter < 0) {
            throw new IllegalArgumentException("chapter must be >= 0 but is " + chapter);
        }
        if (eventLoops < 1) {
            throw new IllegalArgumentException("eventLoops must be > 0 but is " + eventLoops);
        }
    }
}
