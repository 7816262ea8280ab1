package io.tidemark.sizing.search;

import io.tidemark.aggregator.run.GeneratorRules;
import io.tidemark.aggregator.run.Timeline;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Health;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether a window says something about the service, or only about the generator. */
final class WindowGate {
    /** Of the arrivals that a load means, so many must have come due. */
    static final double LEAST_PLANNED = 0.99;
    /** So many standard deviations may random arrivals fall short of that. */
    private static final double RANDOM_SHORTFALL = 4;
    /** Of the requests sent, at most so many may be late, unless the service kept every connection. */
    static final double MOST_LATE = 0.01;

    private final boolean oneRequestEach;

    /** @param oneRequestEach whether an arrival is exactly one request, so that arrivals can be held against requests */
    WindowGate(boolean oneRequestEach) {
        this.oneRequestEach = oneRequestEach;
    }

    /** Why this part of a run is invalid; empty when it is not. */
    List<String> reasons(Timeline timeline, int fromSecond, int toSecond, double load, int lostWorkers) {
        List<String> reasons = new ArrayList<>(GeneratorRules.judge(timeline, fromSecond, toSecond));
        Counts counts = timeline.counts(fromSecond, toSecond);
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
        if (counts.late() > MOST_LATE * counts.sent() && !isStarved(timeline, fromSecond, toSecond)) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "%.1f %% of the requests started more than %d ms after their time (at most %.0f %% may).",
                    100.0 * counts.late() / Math.max(1, counts.sent()),
                    Counts.LATE_MICROS / 1_000,
                    100 * MOST_LATE));
        }
        return reasons;
    }

    /** Arrivals waited for a connection: then it is the service that made them late. */
    private static boolean isStarved(Timeline timeline, int fromSecond, int toSecond) {
        return timeline.health(fromSecond, toSecond).values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .mapToInt(Health::backlog)
                .anyMatch(backlog -> backlog > 0);
    }
}
