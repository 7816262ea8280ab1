package io.tidemark.emulator.registry;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How many cycles the applications have completed. Kept up to date rather than counted when asked, so that number, sum,
 * least and most are of one instant however many events arrive meanwhile. Thread-safe.
 */
public final class Census {
    /** How many applications have completed so many cycles. */
    private final TreeMap<Long, Integer> apps = new TreeMap<>();

    private int number;
    private long sum;

    /** @param average empty, as the least and the most, when there is no application */
    public record Counts(int n, OptionalDouble average, OptionalLong min, OptionalLong max) {
        public Counts {
            requireNonNull(average, "average is null");
            requireNonNull(min, "min is null");
            requireNonNull(max, "max is null");
        }
    }

    synchronized void joined(long cycles) {
        number++;
        sum += cycles;
        apps.merge(cycles, 1, Integer::sum);
    }

    /** An application that had completed so many cycles has completed another one. */
    synchronized void cycled(long before) {
        sum++;
        apps.computeIfPresent(before, (cycles, count) -> count == 1 ? null : count - 1);
        apps.merge(before + 1, 1, Integer::sum);
    }

    public synchronized Counts counts() {
        if (number == 0) {
            return new Counts(0, OptionalDouble.empty(), OptionalLong.empty(), OptionalLong.empty());
        }
        return new Counts(
                number,
                OptionalDouble.of((double) sum / number),
                OptionalLong.of(apps.firstKey()),
                OptionalLong.of(apps.lastKey()));
    }
}
