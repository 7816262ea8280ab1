package io.tidemark.cli.swarm;

/** What becomes of the share of a worker that has fallen silent. */
public enum MissingPolicy {
    /** The others take it over. */
    RESPREAD,
    /** It waits for the worker to come back. */
    HOLD
}
