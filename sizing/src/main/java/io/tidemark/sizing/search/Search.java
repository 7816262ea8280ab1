package io.tidemark.sizing.search;

import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.Steering;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Observation;
import java.util.List;
import java.util.Optional;

/** Steers a run towards an answer. */
interface Search extends Steering {
    /** What it found; empty when the run ended before that. */
    Optional<Answer> answer();

    /** What it saw, the run being over. */
    List<Observation> observations(Run run);

    /** What is known when the run was ended from outside. */
    Answer interrupted(Answer.Status status, String sentence);

    /** What is known when the run has cost what it may. */
    default Answer spent(String sentence) {
        return interrupted(Answer.Status.OUT_OF_BUDGET, sentence);
    }
}
