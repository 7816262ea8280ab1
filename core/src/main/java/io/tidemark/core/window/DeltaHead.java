package io.tidemark.core.window;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.shape.Segment;

/** Whose a delta is. */
public record DeltaHead(String runId, String fingerprint, Segment segment, int shift) {
    public DeltaHead {
        requireNonNull(runId, "runId is null");
        requireNonNull(fingerprint, "fingerprint is null");
        requireNonNull(segment, "segment is null");
    }
}
