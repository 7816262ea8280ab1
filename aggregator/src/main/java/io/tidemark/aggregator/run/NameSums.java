package io.tidemark.aggregator.run;

import io.tidemark.core.window.CountsSum;
import io.tidemark.core.window.StatsSum;
import io.tidemark.core.window.Window;
import io.tidemark.core.window.WindowBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums by name, those of warm-up apart. Not thread-safe. */
final class NameSums {
    /** What a sum takes beside its cells, roughly. */
    private static final long SUM_BYTES = 4_096;

    private final SortedMap<Integer, StatsSum> warmUp = new TreeMap<>();
    private final SortedMap<Integer, StatsSum> measured = new TreeMap<>();
    private long bytes;

    void add(WindowBuffer window) {
        StatsSum sum = sum(window.warmUp() ? warmUp : measured, window.name());
        int before = sum.cells();
        sum.add(window);
        bytes += (sum.cells() - before) * (long) Long.BYTES;
    }

    void add(NameSums other) {
        add(warmUp, other.warmUp);
        add(measured, other.measured);
    }

    private void add(SortedMap<Integer, StatsSum> to, SortedMap<Integer, StatsSum> from) {
        from.forEach((name, more) -> {
            StatsSum sum = sum(to, name);
            int before = sum.cells();
            sum.add(more);
            bytes += (sum.cells() - before) * (long) Long.BYTES;
        });
    }

    private StatsSum sum(SortedMap<Integer, StatsSum> sums, int name) {
        StatsSum sum = sums.get(name);
        if (sum == null) {
            sum = new StatsSum();
            sums.put(name, sum);
            bytes += SUM_BYTES;
        }
        return sum;
    }

    boolean isEmpty() {
        return warmUp.isEmpty() && measured.isEmpty();
    }

    /** Without warm-up, by name. */
    SortedMap<Integer, StatsSum> measured() {
        return measured;
    }

    /** By name, warm-up too. */
    SortedMap<Integer, StatsSum> byName() {
        NameSums sums = new NameSums();
        sums.add(sums.measured, warmUp);
        sums.add(sums.measured, measured);
        return sums.measured;
    }

    /** All names together. */
    StatsSum total(boolean withWarmUp) {
        StatsSum total = new StatsSum();
        measured.values().forEach(total::add);
        if (withWarmUp) {
            warmUp.values().forEach(total::add);
        }
        return total;
    }

    /** What was measured under one name, without warm-up. */
    void addTo(StatsSum total, int name) {
        StatsSum sum = measured.get(name);
        if (sum != null) {
            total.add(sum);
        }
    }

    /** Counts of all names, warm-up too. */
    void addCountsTo(CountsSum total) {
        warmUp.values().forEach(sum -> total.add(sum.counts()));
        measured.values().forEach(sum -> total.add(sum.counts()));
    }

    /** As the windows of a second: warm-up first, by name. */
    List<Window> windows(int second) {
        List<Window> windows = new ArrayList<>();
        warmUp.forEach((name, sum) -> windows.add(new Window(second, true, name, sum.toStats())));
        measured.forEach((name, sum) -> windows.add(new Window(second, false, name, sum.toStats())));
        return windows;
    }

    /** Memory in use, roughly. */
    long bytes() {
        return bytes;
    }
}
