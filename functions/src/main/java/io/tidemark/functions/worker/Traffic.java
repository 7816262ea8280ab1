package io.tidemark.functions.worker;

/** Who sends, and when: one of the two load models. */
interface Traffic {
    /** Before the start: what the first second should not pay for. */
    void prepare();

    /** @param fromNanos no iteration begins before this instant: others have seen to those */
    void start(long fromNanos);

    /** What is offered, or who offers it, has changed from this instant on. */
    void steer(long fromNanos);

    /** Called every few milliseconds on the pacer's thread. */
    void sweep(long now);

    /** Gives up what has not started yet. */
    void stop();

    /** Users that are there, or iterations under way. */
    int users();

    /** Arrivals that wait for a connection. */
    int backlog();
}
