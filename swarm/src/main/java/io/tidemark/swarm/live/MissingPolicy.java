package io.tidemark.swarm.live;

/** What becomes of the share of a worker that is missing. */
public enum MissingPolicy {
    /** The others take it over, until it is there again. */
    RESPREAD,
    /** Nobody sends it. */
    HOLD
}
