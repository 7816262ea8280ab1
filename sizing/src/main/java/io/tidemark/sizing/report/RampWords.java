package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Numbers;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.Trial;
import io.tidemark.core.plan.Tolerance;
import java.util.List;

/** A ramp's answer, with the figures and in the words of Molotov's own sizing. */
record RampWords(Trials trials) {
    private static final int MINUTE = 60;

    Headline headline() {
        return switch (trials.sizing().answer().status()) {
            case FOUND, TARGET_LOST, BELOW_LOWEST -> new Headline("good", "LIMIT REACHED", reached(), figures());
            case ABOVE_HIGHEST, OUT_OF_BUDGET, NEED_DECIDED ->
                new Headline("neutral", "NOT REACHED", notReached(), figures());
            case INVALID ->
                new Headline(
                        "invalid",
                        "INVALID",
                        "The number of users is withheld: the load generator, not the service, set these numbers.",
                        "");
            case INTERRUPTED ->
                new Headline("neutral", "INTERRUPTED", "Sizing was not finished (interrupted). " + upTo(), figures());
        };
    }

    private String reached() {
        return "More than " + Numbers.percent(trials.sizing().settings().tolerance()) + " bad at "
                + trials.loads().of(most()) + ".";
    }

    private String notReached() {
        return "Carries " + trials.loads().of(most()) + ", the most of the ramp, "
                + Headline.bad(trials.sizing().settings()) + ".";
    }

    private String upTo() {
        return "Up to " + trials.loads().of(most()) + " the tolerance was not exceeded.";
    }

    /** Users of the last slice: those started until the ramp ended. */
    private double most() {
        List<Observation> slices = slices();
        return slices.isEmpty() ? 0 : slices.getLast().trial().load();
    }

    private String figures() {
        List<Observation> slices = slices();
        if (slices.isEmpty()) {
            return "";
        }
        int end = slices.getLast().toSecond();
        List<Observation> lastMinute =
                slices.stream().filter(each -> each.toSecond() > end - MINUTE).toList();
        return "Error ratio " + ratio(lastMinute) + " obtained with "
                + trials.loads().of(most()) + ". Overall: " + counts(slices) + ". Last minute: " + counts(lastMinute)
                + ".";
    }

    private String ratio(List<Observation> slices) {
        Tolerance.Ratio ratio =
                trials.sizing().run().info().tolerance().overall().ratio();
        return Numbers.percent(ratio.of(bad(slices), good(slices) + bad(slices)));
    }

    private static String counts(List<Observation> slices) {
        return Numbers.count(good(slices)) + " successes, " + Numbers.count(bad(slices)) + " failures";
    }

    private static long good(List<Observation> slices) {
        return slices.stream().mapToLong(Observation::good).sum();
    }

    private static long bad(List<Observation> slices) {
        return slices.stream().mapToLong(Observation::bad).sum();
    }

    private List<Observation> slices() {
        return trials.of(Trial.Kind.RAMP);
    }
}
