package io.tidemark.functions.remote;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.shape.Segment;
import java.util.Map;

/**
 * What an invocation tells a worker.
 *
 * @param segments number of workers that share the load
 * @param fingerprint of the plan; the worker checks it
 * @param bundle the plan with its files; empty when it lies on the shelf, under {@code bundleKey}
 * @param secrets values of the environment variables that the plan names. They are here and nowhere else.
 * @param table where control and parcels are
 * @param bucket of the shelf; empty when there is none
 * @param copies of the control; a worker reads the one of its segment
 * @param mostConnections that the worker may hold, whatever the plan allows
 * @param notAfterMillis an invocation that is delivered later does nothing
 * @param expiresSeconds since the epoch, when what the worker writes may be deleted
 * @param logMillis the worker logs its requests, and brings the log to the shelf in pieces at least so often; 0 for no log
 */
public record Summons(
        Post post,
        int segments,
        String fingerprint,
        byte[] bundle,
        String bundleKey,
        Map<String, String> secrets,
        String table,
        String bucket,
        int copies,
        int mostConnections,
        Pace pace,
        long notAfterMillis,
        long expiresSeconds,
        int logMillis) {
    /** So long after it was written everything about a run may be deleted: three days. */
    public static final long KEPT_SECONDS = 3 * 24 * 3_600;

    /** Kept from an invocation's time to bring in the rest of the log. */
    public static final long LOG_RESERVE_MILLIS = 4_000;

    public Summons {
        requireNonNull(post, "post is null");
        requireNonNull(fingerprint, "fingerprint is null");
        bundle = bundle.clone();
        requireNonNull(bundleKey, "bundleKey is null");
        secrets = Map.copyOf(secrets);
        requireNonNull(table, "table is null");
        requireNonNull(bucket, "bucket is null");
        requireNonNull(pace, "pace is null");
        if (copies < 1) {
            throw new IllegalArgumentException("copies must be > 0 but is " + copies);
        }
        if (logMillis < 0) {
            throw new IllegalArgumentException("logMillis must be >= 0 but is " + logMillis);
        }
    }

    @Override
    public byte[] bundle() {
        return bundle.clone();
    }

    public Segment segment() {
        return new Segment(post.segment(), segments);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Summons[" + post + " of " + segments + "]";
    }
}
