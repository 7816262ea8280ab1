package io.tidemark.sizing.bottleneck;

import static java.util.Objects.requireNonNull;

import io.tidemark.aggregator.run.Timeline;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.sizing.host.HostFacts;
import io.tidemark.sizing.probe.HostSample;
import java.util.List;

/**
 * All that is known about a search, to find out what limits the target.
 *
 * @param runStartMillis the instant of second 0, on the clock of the samples
 * @param samples of the host, oldest first; empty when nothing could be sampled
 * @param targetDied true when the target ended by itself
 */
public record Evidence(
        long runStartMillis,
        SearchSettings settings,
        List<Observation> observations,
        Answer answer,
        List<HostSample> samples,
        Timeline timeline,
        HostFacts host,
        boolean targetDied) {
    public Evidence {
        requireNonNull(settings, "settings is null");
        observations = List.copyOf(observations);
        requireNonNull(answer, "answer is null");
        samples = List.copyOf(samples);
        requireNonNull(timeline, "timeline is null");
        requireNonNull(host, "host is null");
    }
}
