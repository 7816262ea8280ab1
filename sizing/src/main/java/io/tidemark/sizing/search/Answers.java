package io.tidemark.sizing.search;

import io.tidemark.core.capacity.Answer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Answers of searches that were ended from outside. */
final class Answers {
    private Answers() {}

    static Answer nothing(Answer.Status status, String sentence) {
        return new Answer(status, Optional.empty(), OptionalDouble.empty(), sentence, List.of());
    }
}
