package io.tidemark.sizing.bottleneck;

import static java.util.Objects.requireNonNull;

import io.tidemark.sizing.bottleneck.Bottleneck.Resource;
import java.util.List;
import java.util.Optional;

/** What a rule says about its resource. */
sealed interface Finding {
    /** With a lower score there is so much left of a resource that it is ruled out. */
    double LEAST_SCORE = 0.5;

    Resource resource();

    /** With the figures, for a person. */
    String sentence();

    /**
     * It may be what limits the target.
     *
     * @param score {@link #LEAST_SCORE} to 1: how plainly the resource is used up
     * @param reading the figure that decided; empty where the decision is not about one
     * @param evidence more figures, each a sentence
     */
    record Suspect(Resource resource, double score, String sentence, Optional<Reading> reading, List<String> evidence)
            implements Finding {
        public Suspect {
            requireNonNull(resource, "resource is null");
            requireNonNull(sentence, "sentence is null");
            requireNonNull(reading, "reading is null");
            evidence = List.copyOf(evidence);
            if (!(score >= LEAST_SCORE && score <= 1)) {
                throw new IllegalArgumentException("score must be within [0.5, 1] but is " + score);
            }
        }
    }

    /** There was enough of it: {@code used} is the share that was in use, or near to it. */
    record RuledOut(Resource resource, double used, String sentence) implements Finding {}

    /** Nothing was measured that would tell. */
    record NotKnown(Resource resource, String sentence) implements Finding {}

    /** A suspect when the score is high enough for one. */
    static Finding of(Resource resource, double score, Reading reading, String sentence, List<String> evidence) {
        return score >= LEAST_SCORE
                ? new Suspect(resource, score, sentence, Optional.of(reading), evidence)
                : new RuledOut(resource, reading.atLimit(), sentence);
    }

    /** Linear between a value that says nothing and one that says all. */
    static double score(double value, double nothing, double all) {
        return Math.clamp((value - nothing) / (all - nothing), 0.0, 1.0);
    }
}
