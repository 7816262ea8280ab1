package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Numbers;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.compare.Comparison.Candidate;
import io.tidemark.sizing.compare.Prediction;
import io.tidemark.sizing.compare.Recommendation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The answer of a comparison. */
record ComparisonWords(Comparison comparison, Recommendation recommendation) {
    /** What machines are compared by, whatever was varied to find out. */
    static final Loads LOADS = new Loads(Variable.RATE);

    ComparisonWords(Comparison comparison) {
        this(comparison, Recommendation.of(comparison));
    }

    Optional<Candidate> winner() {
        return recommendation.winner();
    }

    String title() {
        return winner().map(each -> "Take " + take(each)).orElse("No machine type can be recommended");
    }

    String sentence() {
        return winner().map(this::sentence).orElse(recommendation.sentence());
    }

    private String sentence(Candidate winner) {
        if (comparison.need().isPresent() && winner.dollarsPerMonth().isPresent()) {
            return title() + " for " + Numbers.rate(comparison.need().getAsDouble()) + " requests/s: "
                    + Money.of(winner.dollarsPerMonth().getAsDouble()) + " a month";
        }
        return title()
                + winner.costPerMillion()
                        .map(cost -> ": " + Money.of(cost.median()) + " for a million good requests")
                        .orElse("");
    }

    /** {@code 610 requests/s each (90 % interval 586 to 641); ...}. */
    String carries(Candidate winner) {
        boolean several = winner.machines().orElse(1) > 1;
        String capacity = winner.capacity()
                .map(each -> LOADS.of(each.median()) + (several ? " each" : "") + " (90 % interval "
                        + LOADS.interval(each) + ")")
                .orElse(Numbers.NONE);
        return capacity
                + (winner.type().isBurstable() ? " while its CPU credits last" : "")
                + (winner.machines().isPresent()
                        ? "; machines are counted by the lower end, with " + Numbers.percent(comparison.headroom())
                                + " of it kept free."
                        : ".");
    }

    String costs(Candidate winner) {
        return money(winner) + ".";
    }

    Optional<String> next() {
        return recommendation
                .runnerUp()
                .map(each -> take(each) + " for " + money(each)
                        + each.sizing()
                                .map(sizing -> ", " + sizing.bottleneck().limit())
                                .orElse("")
                        + ".");
    }

    Optional<String> toVerify() {
        return recommendation
                .cheaper()
                .map(each -> take(each) + " may do for "
                        + (each.dollarsPerMonth().isPresent()
                                ? Money.of(each.dollarsPerMonth().getAsDouble()) + " a month"
                                : Money.of(each.dollarsPerMillion()) + " for a million good requests")
                        + ". It was not measured: verify. This is " + each.sentence() + ".");
    }

    private static String money(Candidate candidate) {
        String million = candidate
                .costPerMillion()
                .map(cost -> cost(cost) + " for a million good requests")
                .orElse(Numbers.NONE);
        return candidate.dollarsPerMonth().isPresent()
                ? Money.of(candidate.dollarsPerMonth().getAsDouble()) + " a month; " + million
                : million;
    }

    /** {@code 2 × t3.small}, or the name alone where no number was asked for. */
    static String take(Candidate candidate) {
        return take(candidate.machines(), candidate.type().name());
    }

    private static String take(Prediction prediction) {
        return take(prediction.machines(), prediction.type().name());
    }

    private static String take(OptionalInt machines, String name) {
        return machines.isPresent() ? machines.getAsInt() + " × " + name : name;
    }

    /** {@code $0.0212 (90 % interval $0.0201 to $0.0224)}. */
    private static String cost(Estimate cost) {
        return Money.of(cost.median()) + " (90 % interval " + Money.of(cost.low()) + " to " + Money.of(cost.high())
                + ")";
    }

    List<Candidate> measured() {
        return comparison.candidates().stream()
                .filter(each -> each.capacity().isPresent())
                .toList();
    }
}
