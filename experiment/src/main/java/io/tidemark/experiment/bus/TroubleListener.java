package io.tidemark.experiment.bus;

/** Learns that a component failed; thread-safe. The others go on. */
@FunctionalInterface
public interface TroubleListener {
    void trouble(String owner, Exception exception);
}
