package io.tidemark.aggregator.report;

import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.util.List;
import java.util.SortedMap;

/**
 * A run with the sums that several parts of the report show, made once.
 *
 * @param windows of all seconds and names, warm-up too
 * @param total of everything measured, without warm-up
 * @param byName likewise; the sum over it is the total
 */
record Digest(Run run, Axis axis, List<Window> windows, Stats total, SortedMap<Integer, Stats> byName) {

    static Digest of(Run run) {
        List<Window> windows = run.timeline().windows();
        SortedMap<Integer, Stats> byName = Sums.byName(windows);
        return new Digest(run, Axis.of(run), windows, Sums.of(List.copyOf(byName.values())), byName);
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
        return byName.entrySet().stream()
                .sorted((a, b) -> Long.compare(
                        b.getValue().counts().planned(), a.getValue().counts().planned()))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    boolean hasMeasured() {
        return total.counts().completed() > 0;
    }
}
