package io.tidemark.aggregator.fleet.remote;

import static java.util.Objects.requireNonNull;

/**
 * What the board says of a run, so that another centre can take it up: all that is not in its control and its parcels.
 *
 * @param kind of the fleet, for people and dumps
 * @param workers that share the load
 * @param fingerprint of the plan
 * @param bundle the plan with its files; empty when it lies on the shelf, under {@code bundleKey}
 * @param bucket of the shelf; empty when there is none
 * @param steered true when more than the plan decides what is offered: whoever takes it up cannot go on with that
 * @param logged true when workers log their requests and bring the log to the shelf
 * @param expiresSeconds since the epoch, when it may be deleted
 */
public record RunCard(
        String kind,
        int workers,
        String fingerprint,
        byte[] bundle,
        String bundleKey,
        String bucket,
        boolean steered,
        boolean logged,
        long expiresSeconds) {
    public RunCard {
        requireNonNull(kind, "kind is null");
        requireNonNull(fingerprint, "fingerprint is null");
        bundle = bundle.clone();
        requireNonNull(bundleKey, "bundleKey is null");
        requireNonNull(bucket, "bucket is null");
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be > 0 but is " + workers);
        }
    }

    @Override
    public byte[] bundle() {
        return bundle.clone();
    }
}
