package io.tidemark.swarm.live;

import io.tidemark.core.window.Stats;
import io.tidemark.core.window.StatsSum;
import io.tidemark.core.window.WindowBuffer;
import java.util.TreeMap;

/** What was measured in the last seconds, for rates and percentiles that are current. Not thread-safe. */
final class Recent {
    /** Rates are means of so many seconds. */
    static final int SECONDS = 10;

    /** Some more than are asked for: what is newest is not complete. */
    private static final int KEPT = 32;

    private final TreeMap<Integer, StatsSum> seconds = new TreeMap<>();

    void add(WindowBuffer window) {
        if (!seconds.isEmpty() && window.second() <= seconds.lastKey() - KEPT) {
            return;
        }
        seconds.computeIfAbsent(window.second(), second -> new StatsSum()).add(window);
        seconds.headMap(seconds.lastKey() - KEPT, true).clear();
    }

    /** Of the seconds from {@code from} on, before {@code until}. */
    Stats sum(int from, int until) {
        StatsSum sum = new StatsSum();
        seconds.subMap(from, until).values().forEach(sum::add);
        return sum.toStats();
    }
}
