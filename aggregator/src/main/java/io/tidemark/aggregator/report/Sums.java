package io.tidemark.aggregator.report;

import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Merges many statistics into few. */
final class Sums {
    private Sums() {}

    /** Pairwise, like a tournament, so that large distributions are merged a few times only. */
    static Stats of(List<Stats> parts) {
        if (parts.isEmpty()) {
            return Stats.NONE;
        }
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        int middle = parts.size() / 2;
        return of(parts.subList(0, middle)).merge(of(parts.subList(middle, parts.size())));
    }

    /** What was measured under each name, without warm-up; one pass, however many names there are. */
    static SortedMap<Integer, Stats> byName(List<Window> windows) {
        SortedMap<Integer, List<Stats>> parts = new TreeMap<>();
        for (Window window : windows) {
            if (!window.warmUp()) {
                parts.computeIfAbsent(window.name(), name -> new ArrayList<>()).add(window.stats());
            }
        }
        SortedMap<Integer, Stats> sums = new TreeMap<>();
        parts.forEach((name, stats) -> sums.put(name, of(stats)));
        return sums;
    }
}
