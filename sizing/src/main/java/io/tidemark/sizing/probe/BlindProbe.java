package io.tidemark.sizing.probe;

import java.util.List;

/** A sampler that cannot see anything, and says why. */
record BlindProbe(String problem) implements Probe {
    @Override
    public String kind() {
        return ProbeKind.SAMPLER.key();
    }

    @Override
    public List<HostSample> samples() {
        return List.of();
    }

    @Override
    public List<String> problems() {
        return List.of(problem);
    }

    @Override
    public void close() {}
}
