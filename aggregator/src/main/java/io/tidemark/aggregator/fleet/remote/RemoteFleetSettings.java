package io.tidemark.aggregator.fleet.remote;

import static java.util.Objects.requireNonNull;

import io.tidemark.aggregator.cost.Budget;

/**
 * How a fleet at a distance is run.
 *
 * @param table of controls and parcels
 * @param bucket for what is too large for the table; empty for none
 * @param musterMillis workers that are not ready by then are not waited for
 * @param replaceLost true has another worker take over from one that is lost
 * @param budget what the run may cost, and by which prices
 * @param logMillis workers log their requests, and bring the log to the bucket in pieces so often; 0 for no log
 * @param expected the run begins when so many workers are ready, and the others join when they come; 0 for all
 */
public record RemoteFleetSettings(
        String table,
        String bucket,
        long musterMillis,
        boolean replaceLost,
        Budget budget,
        int logMillis,
        int expected) {
    /** Begins when all are ready. */
    public RemoteFleetSettings(
            String table, String bucket, long musterMillis, boolean replaceLost, Budget budget, int logMillis) {
        this(table, bucket, musterMillis, replaceLost, budget, logMillis, 0);
    }

    public RemoteFleetSettings {
        requireNonNull(table, "table is null");
        requireNonNull(bucket, "bucket is null");
        requireNonNull(budget, "budget is null");
        if (musterMillis < 1) {
            throw new IllegalArgumentException("musterMillis must be > 0 but is " + musterMillis);
        }
        if (logMillis < 0 || (logMillis > 0 && bucket.isEmpty())) {
            throw new IllegalArgumentException("logMillis must be >= 0, and 0 without a bucket, but is " + logMillis);
        }
        if (expected < 0) {
            throw new IllegalArgumentException("expected must be >= 0 but is " + expected);
        }
    }
}
