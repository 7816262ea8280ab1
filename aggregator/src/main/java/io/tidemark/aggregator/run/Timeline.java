package io.tidemark.aggregator.run;

import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Example;
import io.tidemark.core.window.Examples;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All windows of a run, merged over workers, by second, warm-up and name. Not thread-safe: it belongs to the thread that
 * merges; {@link #copy} hands it on.
 */
public final class Timeline {
    private static final Comparator<Cell> ORDER = Comparator.comparingInt(Cell::second)
            .thenComparing(Cell::warmUp, Comparator.reverseOrder())
            .thenComparingInt(Cell::name);

    private final TreeMap<Cell, Stats> cells = new TreeMap<>(ORDER);
    private final TreeMap<Integer, TreeMap<Integer, Health>> health = new TreeMap<>();
    private final Examples examples = new Examples();

    public void add(Window window) {
        cells.merge(new Cell(window.second(), window.warmUp(), window.name()), window.stats(), Stats::merge);
    }

    /** A later word of the same segment about the same second replaces the earlier one. */
    public void add(int segment, Health state) {
        health.computeIfAbsent(state.second(), second -> new TreeMap<>()).put(segment, state);
    }

    public void add(Example example) {
        examples.add(example);
    }

    /** Windows in the order of second, warm-up first, name. */
    public List<Window> windows() {
        List<Window> windows = new ArrayList<>(cells.size());
        cells.forEach((cell, stats) -> windows.add(new Window(cell.second(), cell.warmUp(), cell.name(), stats)));
        return windows;
    }

    /** Health by second, then by segment index. */
    public SortedMap<Integer, SortedMap<Integer, Health>> health() {
        SortedMap<Integer, SortedMap<Integer, Health>> copy = new TreeMap<>();
        health.forEach((second, bySegment) -> copy.put(second, new TreeMap<>(bySegment)));
        return copy;
    }

    /** Likewise, of the seconds from {@code fromSecond} on, before {@code toSecond}. */
    public SortedMap<Integer, SortedMap<Integer, Health>> health(int fromSecond, int toSecond) {
        SortedMap<Integer, SortedMap<Integer, Health>> copy = new TreeMap<>();
        health.subMap(fromSecond, toSecond).forEach((second, bySegment) -> copy.put(second, new TreeMap<>(bySegment)));
        return copy;
    }

    /** The health of every worker that has reported this second. */
    public Collection<Health> healthAt(int second) {
        TreeMap<Integer, Health> bySegment = health.get(second);
        return bySegment == null ? List.of() : List.copyOf(bySegment.values());
    }

    public Examples examples() {
        Examples copy = new Examples();
        copy.addAll(examples.toList());
        return copy;
    }

    public boolean isEmpty() {
        return cells.isEmpty();
    }

    /** The last second that has a window or a state of health; -1 when there is none. */
    public int lastSecond() {
        int lastWindow = cells.isEmpty() ? -1 : cells.lastKey().second();
        return Math.max(lastWindow, health.isEmpty() ? -1 : health.lastKey());
    }

    /** Everything measured, without warm-up. */
    public Stats total() {
        return sum(cells.entrySet().stream()
                .filter(entry -> !entry.getKey().warmUp())
                .map(Map.Entry::getValue)
                .toList());
    }

    /** Everything measured under one name, without warm-up. */
    public Stats total(int name) {
        return sum(cells.entrySet().stream()
                .filter(entry -> !entry.getKey().warmUp() && entry.getKey().name() == name)
                .map(Map.Entry::getValue)
                .toList());
    }

    /** Everything, warm-up too. */
    public Stats totalWithWarmUp() {
        return sum(List.copyOf(cells.values()));
    }

    /** All names together of one second, warm-up too; for curves over time. */
    public Stats second(int second) {
        return seconds(second, second + 1);
    }

    /** All names together of the seconds from {@code fromSecond} on, before {@code toSecond}; warm-up too. */
    public Stats seconds(int fromSecond, int toSecond) {
        return sum(List.copyOf(cells.subMap(new Cell(fromSecond, true, 0), new Cell(toSecond, true, 0))
                .values()));
    }

    /** Likewise the counts alone, which is much less work. */
    public Counts counts(int fromSecond, int toSecond) {
        return cells.subMap(new Cell(fromSecond, true, 0), new Cell(toSecond, true, 0)).values().stream()
                .map(Stats::counts)
                .reduce(Counts.NONE, Counts::merge);
    }

    public Timeline copy() {
        Timeline copy = new Timeline();
        copy.cells.putAll(cells);
        health.forEach((second, bySegment) -> copy.health.put(second, new TreeMap<>(bySegment)));
        copy.examples.addAll(examples.toList());
        return copy;
    }

    /** Pairwise, like a tournament, so that large distributions are merged a few times only. */
    private static Stats sum(List<Stats> parts) {
        if (parts.isEmpty()) {
            return Stats.NONE;
        }
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        int middle = parts.size() / 2;
        return sum(parts.subList(0, middle)).merge(sum(parts.subList(middle, parts.size())));
    }

    private record Cell(int second, boolean warmUp, int name) {}
}
