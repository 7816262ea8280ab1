package io.tidemark.aggregator.report;

import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.core.window.Stats;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A run with the sums that several parts of the report show, made once.
 *
 * @param total of everything measured, without warm-up
 * @param byName likewise; the sum over it is the total
 */
record Digest(Run run, Axis axis, Stats total, SortedMap<Integer, Stats> byName, Curves curves) {

    static Digest of(Run run) {
        Axis axis = Axis.of(run);
        SortedMap<Integer, Stats> byName = run.timeline().totalByName();
        Curves curves = Curves.of(run.timeline(), axis, busiestNames(byName));
        return new Digest(run, axis, Sums.of(List.copyOf(byName.values())), byName, curves);
    }

    RunInfo info() {
        return run.info();
    }

    /** A dump may hold a number that its plan does not name; the report must still show it. */
    String name(int number) {
        return number < info().names().size() ? info().names().get(number) : "name " + number;
    }

    /** Numbers of the names that have requests, those with the most first. */
    List<Integer> busiestNames() {
        return busiestNames(byName);
    }

    private static List<Integer> busiestNames(SortedMap<Integer, Stats> byName) {
        return byName.entrySet().stream()
                .sorted((a, b) -> Long.compare(
                        b.getValue().counts().planned(), a.getValue().counts().planned()))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean hasMeasured() {
        return total.counts().completed() > 0;
    }
}
