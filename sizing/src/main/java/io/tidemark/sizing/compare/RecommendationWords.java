package io.tidemark.sizing.compare;

import io.tidemark.core.capacity.Estimate;
import io.tidemark.sizing.bottleneck.Bottleneck;
import io.tidemark.sizing.compare.Comparison.Candidate;
import io.tidemark.sizing.result.Sizing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A recommendation in words. */
record RecommendationWords(Comparison comparison, Candidate winner) {

    static String nothing(Comparison comparison) {
        int types = comparison.candidates().size();
        return "No type can be recommended: "
                + (types == 1 ? "the one there is was not" : "none of the " + types + " was")
                + " measured well enough to compare.";
    }

    String sentence(Optional<Candidate> runnerUp, Optional<Prediction> cheaper) {
        StringBuilder text = new StringBuilder(take()).append(": ").append(String.join(", ", figures()));
        runnerUp.ifPresent(next -> text.append("; next best ")
                .append(next.type().name())
                .append(" at ")
                .append(price(next)));
        cheaper.ifPresent(other -> text.append("; ")
                .append(other.type().name())
                .append(" may do for ")
                .append(price(other))
                .append(", which is predicted, not measured: verify"));
        return text.append('.').toString();
    }

    /** {@code Take 2 x c7i.large for 500/s with 30 % kept free}. */
    private String take() {
        String name = winner.type().name();
        if (comparison.need().isEmpty() || winner.machines().isEmpty()) {
            return "Take " + name;
        }
        return "Take " + winner.machines().getAsInt() + " x " + name + " for "
                + Figures.rate(comparison.need().getAsDouble()) + "/s"
                + (comparison.headroom() > 0
                        ? " with " + Math.round(100 * comparison.headroom()) + " % kept free"
                        : "");
    }

    private List<String> figures() {
        List<String> figures = new ArrayList<>();
        winner.capacity().ifPresent(capacity -> figures.add(capacity(capacity)));
        if (winner.dollarsPerMonth().isPresent()) {
            figures.add(Dollars.exact(winner.dollarsPerMonth().getAsDouble()) + " a month");
        }
        winner.costPerMillion()
                .ifPresent(cost -> figures.add(Dollars.of(cost.median()) + " (" + Dollars.digits(cost.low()) + ".."
                        + Dollars.digits(cost.high()) + ") per million good requests"));
        winner.sizing().map(Sizing::bottleneck).map(Bottleneck::limit).ifPresent(figures::add);
        return figures;
    }

    private String capacity(Estimate capacity) {
        return Figures.rate(capacity.median()) + "/s" + (winner.machines().orElse(1) > 1 ? " each (" : " (")
                + Figures.rate(capacity.low()) + ".." + Figures.rate(capacity.high()) + " with 90 %)"
                + (winner.type().isBurstable() ? " while its CPU credits last" : "");
    }

    private String price(Candidate candidate) {
        return candidate.dollarsPerMonth().isPresent()
                ? Dollars.exact(candidate.dollarsPerMonth().getAsDouble()) + " a month"
                : candidate
                        .costPerMillion()
                        .map(cost -> Dollars.of(cost.median()) + " per million")
                        .orElse("any price");
    }

    private static String price(Prediction prediction) {
        return prediction.dollarsPerMonth().isPresent()
                ? Dollars.exact(prediction.dollarsPerMonth().getAsDouble()) + " a month"
                : Dollars.of(prediction.dollarsPerMillion()) + " per million";
    }

    String certainty(Optional<Candidate> runnerUp) {
        String sure = runnerUp.isEmpty()
                ? "No other type could be measured to compare."
                : comparison.need().isPresent() && winner.dollarsPerMonth().isPresent()
                        ? byMonth(runnerUp.get(), winner.dollarsPerMonth().getAsDouble())
                        : byRequest(runnerUp.get());
        List<String> missing = comparison.candidates().stream()
                .filter(each -> each.capacity().isEmpty() && mightHaveWon(each))
                .map(each -> each.type().name())
                .toList();
        return missing.isEmpty() ? sure : sure + " Not compared: " + String.join(", ", missing) + ".";
    }

    private boolean mightHaveWon(Candidate missing) {
        return winner.dollarsPerMonth().isEmpty()
                || missing.type().dollarsPerMonth() <= winner.dollarsPerMonth().getAsDouble();
    }

    /** Machines are counted by the lower end of each capacity; what counts against the winner is another's upper end. */
    private String byMonth(Candidate runnerUp, double dollars) {
        Optional<Candidate> rival = Recommendation.others(comparison)
                .filter(each -> atBest(each) < dollars)
                .min(Comparator.comparingDouble(this::atBest));
        return rival.map(
                        each -> each.type().name() + " might do for " + Dollars.exact(atBest(each))
                                + " a month, if its capacity is at the upper end of its interval: a narrower --width would tell.")
                .orElseGet(() -> "Even with the upper end of its capacity "
                        + runnerUp.type().name() + " would cost " + Dollars.exact(atBest(runnerUp))
                        + " a month, so the order holds.");
    }

    private double atBest(Candidate candidate) {
        Goal goal = new Goal(comparison.need(), comparison.headroom(), 1, 1);
        return candidate
                .capacity()
                .map(capacity -> Costs.forNeed(goal, candidate.type(), capacity).low())
                .orElse(Double.POSITIVE_INFINITY);
    }

    private String byRequest(Candidate runnerUp) {
        Optional<Estimate> ours = winner.costPerMillion();
        Optional<Estimate> theirs = runnerUp.costPerMillion();
        boolean clear = ours.isPresent()
                && theirs.isPresent()
                && ours.get().high() < theirs.get().low();
        return clear
                ? "Its interval and that of " + runnerUp.type().name() + " do not meet, so the difference is real."
                : "Its interval and that of " + runnerUp.type().name()
                        + " meet: which of the two is cheaper per request is not proven.";
    }

    /** Rates in sentences. */
    private static final class Figures {
        static String rate(double perSecond) {
            return perSecond >= 10
                    ? String.format(Locale.ROOT, "%,d", Math.round(perSecond))
                    : Dollars.digits(perSecond);
        }
    }
}
