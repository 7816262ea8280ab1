package io.tidemark.sizing.compare;

import static java.util.Objects.requireNonNull;

import io.tidemark.sizing.compare.Comparison.Candidate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What to take, and how sure that is.
 *
 * @param winner empty when nothing can be recommended
 * @param runnerUp the next best that was measured
 * @param cheaper what would cost less than the winner if it carries what is predicted: to be verified
 * @param sentence all that matters, in one
 * @param certainty whether the order might be another one; empty without a winner
 */
public record Recommendation(
        Optional<Candidate> winner,
        Optional<Candidate> runnerUp,
        Optional<Prediction> cheaper,
        String sentence,
        String certainty) {
    public Recommendation {
        requireNonNull(winner, "winner is null");
        requireNonNull(runnerUp, "runnerUp is null");
        requireNonNull(cheaper, "cheaper is null");
        requireNonNull(sentence, "sentence is null");
        requireNonNull(certainty, "certainty is null");
    }

    public static Recommendation of(Comparison comparison) {
        Optional<Candidate> winner =
                comparison.candidates().stream().filter(Candidate::winner).findFirst();
        if (winner.isEmpty()) {
            return new Recommendation(
                    winner, Optional.empty(), Optional.empty(), RecommendationWords.nothing(comparison), "");
        }
        Optional<Candidate> runnerUp = others(comparison).findFirst();
        Optional<Prediction> cheaper = cheaper(comparison, winner.get());
        RecommendationWords words = new RecommendationWords(comparison, winner.get());
        return new Recommendation(
                winner, runnerUp, cheaper, words.sentence(runnerUp, cheaper), words.certainty(runnerUp));
    }

    /** Those that were measured and are not it, the best first. */
    static Stream<Candidate> others(Comparison comparison) {
        return comparison.candidates().stream()
                .filter(each -> !each.winner() && each.capacity().isPresent());
    }

    private static Optional<Prediction> cheaper(Comparison comparison, Candidate winner) {
        boolean byMonth = comparison.need().isPresent();
        double dollars = byMonth
                ? winner.dollarsPerMonth().orElse(0)
                : winner.costPerMillion().map(cost -> cost.median()).orElse(0.0);
        return comparison.predictions().stream()
                .filter(each -> each.dollars(byMonth) < dollars)
                .min(Comparator.comparingDouble(each -> each.dollars(byMonth)));
    }
}
