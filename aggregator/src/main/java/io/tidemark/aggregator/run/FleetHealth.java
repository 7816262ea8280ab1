package io.tidemark.aggregator.run;

import io.tidemark.core.window.Health;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the workers were doing in one second.
 *
 * @param bySegment of those that have said something, by the index of their segment
 */
public record FleetHealth(int second, SortedMap<Integer, Health> bySegment) {
    public FleetHealth {
        bySegment = Collections.unmodifiableSortedMap(new TreeMap<>(bySegment));
    }
}
