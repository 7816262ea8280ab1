package io.tidemark.testbed.cloud.protocol;

/** One service of AWS. Implementations are thread-safe. */
public interface Service {
    /** As requests are signed for it. */
    String name();

    Protocol protocol();

    /** As in policies, but for the name of the service. */
    String action(Request request);

    /** Throws {@link Refusal} for an error. */
    Answer answer(Request request);
}
