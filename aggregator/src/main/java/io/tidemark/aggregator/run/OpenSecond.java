package io.tidemark.aggregator.run;

import io.tidemark.core.window.Health;
import java.util.SortedMap;
import java.util.TreeMap;

/** What has arrived of one second and is not packed yet. Not thread-safe. */
final class OpenSecond {
    /** What the health of one worker takes, roughly. */
    private static final long HEALTH_BYTES = 160;

    private final NameSums sums = new NameSums();
    private final SortedMap<Integer, Health> health = new TreeMap<>();

    NameSums sums() {
        return sums;
    }

    SortedMap<Integer, Health> health() {
        return health;
    }

    /** Memory in use, roughly. */
    long bytes() {
        return sums.bytes() + health.size() * HEALTH_BYTES;
    }
}
