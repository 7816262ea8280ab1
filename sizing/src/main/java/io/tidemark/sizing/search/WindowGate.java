package io.tidemark.sizing.search;

import io.tidemark.aggregator.run.FleetHealth;
import io.tidemark.aggregator.run.GeneratorRules;
import io.tidemark.aggregator.run.Timeline;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Stats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Whether a window says something about the service, or only about the generator. */
final class WindowGate {
    /** Of the arrivals that a load means, so many must have come due. */
    static final double LEAST_PLANNED = 0.99;
    /** So many standard deviations may random arrivals fall short of that. */
    private static final double RANDOM_SHORTFALL = 4;
    /** So late may one request in a hundred start: later, and it is the generator that makes the load lumpy. */
    static final Duration MOST_LAG = Duration.ofMillis(100);
    /** Of a latency objective, so much may be the generator's doing. */
    private static final int OBJECTIVE_PARTS = 5;

    private static final int LAG_PERCENTILE = 99;

    private final boolean oneRequestEach;
    private final long mostLagMicros;

    private WindowGate(boolean oneRequestEach, Duration mostLag) {
        this.oneRequestEach = oneRequestEach;
        this.mostLagMicros = mostLag.toNanos() / 1_000;
    }

    static WindowGate of(Plan plan) {
        Duration most = plan.names().stream()
                .map(plan.tolerance()::objective)
                .filter(Objects::nonNull)
                .map(objective -> objective.dividedBy(OBJECTIVE_PARTS))
                .reduce(MOST_LAG, (a, b) -> a.compareTo(b) < 0 ? a : b);
        return new WindowGate(plan.isOneRequestEach(), most);
    }

    /** Why this part of a run is invalid; empty when it is not. */
    List<String> reasons(Timeline timeline, int fromSecond, int toSecond, double load, int lostWorkers) {
        List<String> reasons = new ArrayList<>(GeneratorRules.judge(timeline, fromSecond, toSecond));
        Stats stats = timeline.seconds(fromSecond, toSecond);
        Counts counts = stats.counts();
        if (lostWorkers > 0) {
            reasons.add(lostWorkers + (lostWorkers == 1 ? " worker was lost." : " workers were lost."));
        }
        double expected = load * (toSecond - fromSecond);
        if (oneRequestEach && counts.planned() < expected * LEAST_PLANNED - RANDOM_SHORTFALL * Math.sqrt(expected)) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "Only %d of %.0f requests came due: the generator did not get to the others.",
                    counts.planned(),
                    expected));
        }
        long lag = stats.lag().percentile(LAG_PERCENTILE);
        if (lag > mostLagMicros && !isStarved(timeline, fromSecond, toSecond)) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "One request in a hundred started more than %d ms after its time (%d ms at most).",
                    lag / 1_000,
                    mostLagMicros / 1_000));
        }
        return reasons;
    }

    /** Arrivals waited for a connection: then it is the service that made them late. */
    private static boolean isStarved(Timeline timeline, int fromSecond, int toSecond) {
        for (FleetHealth state : timeline.health(fromSecond, toSecond)) {
            if (state.bySegment().values().stream().anyMatch(health -> health.backlog() > 0)) {
                return true;
            }
        }
        return false;
    }
}
