package io.tidemark.sizing.probe;

import java.util.List;

/** Samples a machine and a target until it is closed. */
public interface Probe extends AutoCloseable {
    /** For people: {@code sampler}, {@code glances}, {@code none}. */
    String kind();

    /** All samples so far, oldest first; from any thread. */
    List<HostSample> samples();

    /** Sentences about what could not be sampled, and why. */
    List<String> problems();

    /** Ends the sampling; {@link #samples} stays. Does not throw. */
    @Override
    void close();

    /** A probe that knows nothing. */
    Probe NONE = new Probe() {
        @Override
        public String kind() {
            return "none";
        }

        @Override
        public List<HostSample> samples() {
            return List.of();
        }

        @Override
        public List<String> problems() {
            return List.of();
        }

        @Override
        public void close() {}
    };
}
