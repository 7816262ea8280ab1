package io.tidemark.aggregator.run;

import io.tidemark.aggregator.file.Spill;
import io.tidemark.core.window.CountsSum;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.HealthCodec;
import io.tidemark.core.window.WindowBuffer;
import io.tidemark.core.window.WindowCodec;
import io.tidemark.core.window.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Seconds that little more is expected of, packed. What comes for one all the same is one more record of it: records of a
 * second are merged when they are read. Sums over all of them are kept, so that nobody has to read for those. Not
 * thread-safe.
 */
final class SettledSeconds {
    private static final long ENTRY_BYTES = 600;

    private final Spill spill;
    private final NameSums totals = new NameSums();
    private final TreeMap<Integer, Entry> seconds = new TreeMap<>();

    SettledSeconds(Spill spill) {
        this.spill = spill;
    }

    void add(int second, OpenSecond state) {
        Entry entry = seconds.computeIfAbsent(second, key -> new Entry());
        if (!state.sums().isEmpty()) {
            entry.windows.add(spill.append(WindowCodec.encode(state.sums().windows(second))));
            state.sums().addCountsTo(entry.counts);
            totals.add(state.sums());
        }
        if (!state.health().isEmpty()) {
            entry.health.add(spill.append(HealthCodec.encode(state.health())));
        }
    }

    NameSums totals() {
        return totals;
    }

    /** Those from {@code from} on, before {@code to}, that there is anything of. */
    NavigableSet<Integer> within(int from, int to) {
        return seconds.subMap(from, true, to, false).navigableKeySet();
    }

    void forEachWindow(int second, Consumer<WindowBuffer> visitor) {
        Entry entry = seconds.get(second);
        if (entry != null) {
            for (Spill.Place place : entry.windows) {
                try {
                    WindowCodec.decode(spill.read(place), visitor);
                } catch (WireException e) {
                    throw damaged(e);
                }
            }
        }
    }

    /** Later words replace earlier ones. */
    SortedMap<Integer, Health> health(int second) {
        SortedMap<Integer, Health> bySegment = new TreeMap<>();
        Entry entry = seconds.get(second);
        if (entry != null) {
            for (Spill.Place place : entry.health) {
                try {
                    bySegment.putAll(HealthCodec.decode(spill.read(place)));
                } catch (WireException e) {
                    throw damaged(e);
                }
            }
        }
        return bySegment;
    }

    /** Of all names, warm-up too. */
    void addCountsTo(CountsSum sum, int second) {
        Entry entry = seconds.get(second);
        if (entry != null) {
            sum.add(entry.counts);
        }
    }

    boolean isDiskFailed() {
        return spill.isDiskFailed();
    }

    /** Memory in use, roughly. */
    long bytes() {
        return spill.inMemory() + totals.bytes() + seconds.size() * ENTRY_BYTES;
    }

    private static IllegalStateException damaged(WireException e) {
        return new IllegalStateException("the temporary file of the run was changed by others", e);
    }

    private static final class Entry {
        private final List<Spill.Place> windows = new ArrayList<>(1);
        private final List<Spill.Place> health = new ArrayList<>(1);
        private final CountsSum counts = new CountsSum();
    }
}
