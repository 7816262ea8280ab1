package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Numbers;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.compare.Comparison.Candidate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The answer of a comparison. */
record ComparisonWords(Comparison comparison) {

    Optional<Candidate> winner() {
        return comparison.candidates().stream().filter(Candidate::winner).findFirst();
    }

    String title() {
        return winner().map(each -> "Take " + take(each)).orElse("No machine type can be recommended");
    }

    /** {@code 2 × t3.small}, or the name alone where no number was asked for. */
    private static String take(Candidate candidate) {
        String name = candidate.type().name();
        return candidate.machines().isPresent() ? candidate.machines().getAsInt() + " × " + name : name;
    }

    String sentence() {
        return winner().map(this::recommended)
                .orElse("No machine type can be recommended: none was measured well enough to compare.");
    }

    private String recommended(Candidate winner) {
        if (comparison.need().isPresent() && winner.dollarsPerMonth().isPresent()) {
            return "Take " + take(winner) + ": "
                    + Money.of(winner.dollarsPerMonth().getAsDouble())
                    + " a month for " + Numbers.rate(comparison.need().getAsDouble()) + " requests/s, with "
                    + Numbers.percent(comparison.headroom()) + " of the capacity kept free.";
        }
        return "Take " + take(winner) + ": the cheapest for each request"
                + winner.costPerMillion()
                        .map(cost -> ", at " + cost(cost) + " per million good ones")
                        .orElse("")
                + ".";
    }

    /** {@code $0.0212 (90 % interval $0.0201 to $0.0224)}. */
    static String cost(Estimate cost) {
        return Money.of(cost.median()) + " (90 % interval " + Money.of(cost.low()) + " to " + Money.of(cost.high())
                + ")";
    }

    /** Whether the interval of the winner's cost is clear of the next best. */
    String certainty() {
        if (winner().isEmpty() || winner().get().costPerMillion().isEmpty()) {
            return "";
        }
        Estimate best = winner().get().costPerMillion().get();
        Optional<Candidate> next = comparison.candidates().stream()
                .filter(each -> !each.winner() && each.costPerMillion().isPresent())
                .min(Comparator.comparingDouble(
                        each -> each.costPerMillion().map(Estimate::median).orElse(Double.MAX_VALUE)));
        if (next.isEmpty()) {
            return "It costs " + cost(best) + " per million good requests; no other type could be measured to compare.";
        }
        return "It costs " + cost(best) + " per million good requests. " + against(best, next.get());
    }

    private static String against(Estimate best, Candidate next) {
        Estimate other = next.costPerMillion().orElseThrow();
        String name = next.type().name();
        String figures = cost(other);
        if (best.high() < other.low()) {
            return name + " comes next, at " + figures + ": the intervals do not meet, so the difference is real.";
        }
        return best.median() <= other.median()
                ? name + " comes next, at " + figures + ": the intervals meet, so it may be as cheap."
                : name + " is cheaper for each request, at " + figures + ", but not in whole machines for this need.";
    }

    List<Candidate> measured() {
        return comparison.candidates().stream()
                .filter(each ->
                        each.costPerMillion().isPresent() && estimate(each).isPresent())
                .toList();
    }

    static Optional<Estimate> estimate(Candidate candidate) {
        return candidate.sizing().flatMap(sizing -> sizing.answer().estimate());
    }
}
