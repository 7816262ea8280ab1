package io.tidemark.core.capacity;

import java.util.List;

/**
 * What a search cannot see in its windows: the capacity of a real service wanders slowly, with its neighbours, its garbage
 * and its heat. Windows that follow each other share such a disturbance, so they agree with each other better than with the
 * long run. How far the mean over a search may lie from that of the long run only depends on how long the search was.
 */
final class Wander {
    /** Relative deviation of the capacity at an instant. */
    static final double AT_AN_INSTANT = 0.03;
    /** For how long it stays about the same. */
    static final double MEMORY_SECONDS = 30;

    private Wander() {}

    /** Of the mean over all the time looked at, from that of the long run. */
    static double deviation(List<Evidence> evidence) {
        double seconds = evidence.stream().mapToDouble(Evidence::seconds).sum();
        return AT_AN_INSTANT * Math.sqrt(Math.min(1, 2 * MEMORY_SECONDS / Math.max(1, seconds)));
    }
}
