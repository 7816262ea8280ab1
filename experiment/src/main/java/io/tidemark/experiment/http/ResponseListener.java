package io.tidemark.experiment.http;

/** Learns that a response begins, before its body is read; by a thread that reads the body after this returns. */
@FunctionalInterface
public interface ResponseListener {
    /** @param head without a body */
    void begins(Answer head);
}
