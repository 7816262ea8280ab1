package io.tidemark.deployment.swarm;

/**
 * How much is in a bucket.
 *
 * @param runs of which there are results
 * @param isWhole false when there is more: it was not counted to the end
 */
public record Holding(long objects, long bytes, long runs, boolean isWhole) {}
