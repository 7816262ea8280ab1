package io.tidemark.server;

/** Answers requests, from several threads at once, without waiting for anything. */
public interface Handler {
    Answer answer(Request request);

    /** A labelled request was answered; the time runs from its last byte to its answer being handed to the system. */
    void answered(String label, long nanos);
}
