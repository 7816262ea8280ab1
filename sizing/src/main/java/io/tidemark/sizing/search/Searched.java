package io.tidemark.sizing.search;

import static java.util.Objects.requireNonNull;

import io.tidemark.aggregator.run.Run;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Observation;
import java.util.List;

/**
 * What a search left behind, however it ended.
 *
 * @param run the run it steered
 */
public record Searched(Run run, List<Observation> observations, Answer answer) {
    public Searched {
        requireNonNull(run, "run is null");
        observations = List.copyOf(observations);
        requireNonNull(answer, "answer is null");
    }
}
