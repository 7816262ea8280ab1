package io.tidemark.sizing.search;

import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.CapacityFit;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Answers of searches that were ended from outside. */
final class Answers {
    private Answers() {}

    static Answer nothing(Answer.Status status, String sentence) {
        return new Answer(status, Optional.empty(), OptionalDouble.empty(), sentence, List.of());
    }

    /** What is known until now. */
    static Answer soFar(
            SearchSettings settings, List<Observation> observations, Answer.Status status, String sentence) {
        Optional<CapacityFit> fit = CapacityFit.of(settings, observations);
        Optional<Estimate> estimate = fit.map(CapacityFit::estimate);
        OptionalDouble need = fit.isPresent() && settings.need().isPresent()
                ? OptionalDouble.of(fit.get().probabilityAtLeast(settings.need().getAsDouble()))
                : OptionalDouble.empty();
        return new Answer(status, estimate, need, sentence, List.of());
    }
}
