package io.tidemark.server;

/** An answer that is longer than a moment. Looked at about once a second, by any thread. */
interface Outgoing {
    /** Whether the client has taken nothing for so long, although there was something. */
    boolean isStuck(long nowNanos, long patienceNanos);

    /** Whatever is due. */
    void tend(long nowNanos);
}
