package io.tidemark.swarm.locust;

import io.tidemark.core.window.Health;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which workers use more than {@link #LIMIT} of their CPU, as Locust sees it: over {@value #SECONDS} seconds, for that is how
 * often it looks, so that a moment in which a worker starts does not count. Not thread-safe.
 */
public final class HotWorkers {
    public static final double LIMIT = 0.9;

    static final int SECONDS = 5;

    private final Map<Integer, Deque<Double>> last = new HashMap<>();
    private final SortedSet<Integer> ever = new TreeSet<>();

    /**
     * What the workers said of a second, each second once.
     *
     * @param bySegment by the index of the worker, from 0 on
     * @return numbers, from 1 on, of those that were not hot before
     */
    public SortedSet<Integer> note(SortedMap<Integer, Health> bySegment) {
        SortedSet<Integer> fresh = new TreeSet<>();
        bySegment.forEach((segment, health) -> {
            Deque<Double> shares = last.computeIfAbsent(segment, none -> new ArrayDeque<>());
            shares.addLast(health.cpuShare());
            if (shares.size() > SECONDS) {
                shares.removeFirst();
            }
            double mean =
                    shares.stream().mapToDouble(Double::doubleValue).average().orElse(0);
            if (shares.size() == SECONDS && mean > LIMIT && ever.add(segment + 1)) {
                fresh.add(segment + 1);
            }
        });
        return fresh;
    }

    /** Whether any worker was hot at some time. */
    public boolean isAny() {
        return !ever.isEmpty();
    }
}
