package io.tidemark.functions.duty;

/** What is known of the delivery of one event. */
public interface WorkContext {
    /** The same for an event that is delivered again. */
    String requestId();

    /** Until the environment is killed, with all that runs in it. */
    long remainingMillis();
}
