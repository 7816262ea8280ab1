package io.tidemark.core.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The examples worth keeping: the {@value #SLOWEST_KEPT} slowest answered requests of each name and the first
 * {@value #FAILURES_KEPT} failures of each kind and name. Bounded, and independent of the order of adding, so it
 * merges. Not thread-safe.
 */
public final class Examples {
    public static final int SLOWEST_KEPT = 5;
    public static final int FAILURES_KEPT = 3;

    private final Map<Integer, TreeSet<Example>> slowest = new HashMap<>();
    private final Map<Kind, TreeSet<Example>> failures = new HashMap<>();

    /** True when an answered request of this latency would be kept; asked first, so that the many others cost nothing. */
    public boolean isSlow(int name, long latencyMicros) {
        TreeSet<Example> kept = slowest.get(name);
        return kept == null
                || kept.size() < SLOWEST_KEPT
                || latencyMicros >= kept.last().latencyMicros();
    }

    /** True when a failure of this kind would be kept. */
    public boolean isEarly(int name, Outcome outcome, long intendedMicros) {
        TreeSet<Example> kept = failures.get(new Kind(name, outcome));
        return kept == null
                || kept.size() < FAILURES_KEPT
                || intendedMicros <= kept.last().intendedMicros();
    }

    public void add(Example example) {
        if (example.outcome().isBad()) {
            keep(
                    failures.computeIfAbsent(
                            new Kind(example.name(), example.outcome()), key -> new TreeSet<>(Example.EARLIEST)),
                    example,
                    FAILURES_KEPT);
        }
        if (example.outcome().isAnswered()) {
            keep(slowest.computeIfAbsent(example.name(), key -> new TreeSet<>(Example.SLOWEST)), example, SLOWEST_KEPT);
        }
    }

    public void addAll(Iterable<Example> examples) {
        examples.forEach(this::add);
    }

    /** All that are kept, each once, the earliest first. */
    public List<Example> toList() {
        TreeSet<Example> all = new TreeSet<>(Example.EARLIEST);
        slowest.values().forEach(all::addAll);
        failures.values().forEach(all::addAll);
        return new ArrayList<>(all);
    }

    public List<Example> slowest() {
        TreeSet<Example> all = new TreeSet<>(Example.SLOWEST);
        slowest.values().forEach(all::addAll);
        return new ArrayList<>(all);
    }

    public List<Example> failures() {
        TreeSet<Example> all = new TreeSet<>(Example.EARLIEST);
        failures.values().forEach(all::addAll);
        return new ArrayList<>(all);
    }

    private static void keep(NavigableSet<Example> kept, Example example, int limit) {
        kept.add(example);
        if (kept.size() > limit) {
            kept.pollLast();
        }
    }

    private record Kind(int name, Outcome outcome) {}
}
