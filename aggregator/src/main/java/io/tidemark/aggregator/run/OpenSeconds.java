package io.tidemark.aggregator.run;

import io.tidemark.core.window.Health;
import io.tidemark.core.window.WindowBuffer;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The seconds that something has arrived for lately, within a bound. Not thread-safe. */
final class OpenSeconds {
    private final TreeMap<Integer, OpenSecond> seconds = new TreeMap<>();
    private final long mostBytes;
    private final BiConsumer<Integer, OpenSecond> settle;
    private long bytes;

    /** @param settle gets the oldest when all together take too much */
    OpenSeconds(long mostBytes, BiConsumer<Integer, OpenSecond> settle) {
        this.mostBytes = mostBytes;
        this.settle = settle;
    }

    void add(WindowBuffer window) {
        OpenSecond state = second(window.second());
        long before = state.bytes();
        state.sums().add(window);
        bytes += state.bytes() - before;
    }

    void add(int segment, Health health) {
        OpenSecond state = second(health.second());
        long before = state.bytes();
        state.health().put(segment, health);
        bytes += state.bytes() - before;
    }

    /** Down to half of the bound, so that packing a second pays for all that made it grow. */
    void settle() {
        if (bytes > mostBytes) {
            while (bytes > mostBytes / 2) {
                Map.Entry<Integer, OpenSecond> oldest = seconds.firstEntry();
                seconds.remove(oldest.getKey());
                bytes -= oldest.getValue().bytes();
                settle.accept(oldest.getKey(), oldest.getValue());
            }
        }
    }

    SortedMap<Integer, OpenSecond> all() {
        return seconds;
    }

    /** Those from {@code from} on, before {@code to}. */
    SortedMap<Integer, OpenSecond> within(int from, int to) {
        return seconds.subMap(from, to);
    }

    /** Memory in use, roughly. */
    long bytes() {
        return bytes;
    }

    private OpenSecond second(int number) {
        OpenSecond state = seconds.get(number);
        if (state == null) {
            state = new OpenSecond();
            seconds.put(number, state);
        }
        return state;
    }
}
