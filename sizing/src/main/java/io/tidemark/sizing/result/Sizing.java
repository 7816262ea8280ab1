package io.tidemark.sizing.result;

import static java.util.Objects.requireNonNull;

import io.tidemark.aggregator.run.Run;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.sizing.bottleneck.Bottleneck;
import io.tidemark.sizing.host.HostFacts;
import io.tidemark.sizing.probe.HostSample;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A search that has ended: all that its dump and its report are made from.
 *
 * @param run the run that the search steered
 * @param method {@code capacity}, {@code quick} or {@code ramp}
 * @param observations in the order they were made, invalid ones too
 * @param probe kind of probe
 * @param samples of the host, on the run's clock
 * @param stated a capacity the target states itself, to check the answer against; only the demo service does
 */
public record Sizing(
        Run run,
        String method,
        SearchSettings settings,
        List<Observation> observations,
        Answer answer,
        HostFacts host,
        String probe,
        List<HostSample> samples,
        Bottleneck bottleneck,
        OptionalDouble stated) {
    public Sizing {
        requireNonNull(run, "run is null");
        requireNonNull(method, "method is null");
        requireNonNull(settings, "settings is null");
        observations = List.copyOf(observations);
        requireNonNull(answer, "answer is null");
        requireNonNull(host, "host is null");
        requireNonNull(probe, "probe is null");
        samples = List.copyOf(samples);
        requireNonNull(bottleneck, "bottleneck is null");
        requireNonNull(stated, "stated is null");
    }

    /** The same, with another answer, such as one with more notes. */
    public Sizing with(Answer other) {
        return new Sizing(run, method, settings, observations, other, host, probe, samples, bottleneck, stated);
    }
}
