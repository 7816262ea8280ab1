package io.tidemark.functions.requests;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.shape.Segment;

/** Which run and which part of it a request log belongs to. */
public record LogHeader(String runId, String fingerprint, Segment segment) {
    public LogHeader {
        requireNonNull(runId, "runId is null");
        requireNonNull(fingerprint, "fingerprint is null");
        requireNonNull(segment, "segment is null");
    }
}
