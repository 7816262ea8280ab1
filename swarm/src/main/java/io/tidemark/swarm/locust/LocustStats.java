package io.tidemark.swarm.locust;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.window.Stats;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that Locust's files and tables say of requests, at one instant.
 *
 * @param epochSecond the instant
 * @param users there are
 * @param seconds that statistics have counted for: what the rates of all of it are divided by
 * @param recentSeconds likewise for what is recent; Locust takes the last ten
 * @param entries those that anything was measured of, in Locust's order; those of one label are merged, as the same name may be
 *     in several versions of a plan
 */
public record LocustStats(
        long epochSecond, long users, double seconds, double recentSeconds, List<Entry> entries, Entry aggregated) {
    /** How many seconds are recent. */
    public static final int RECENT_SECONDS = 10;

    /** Before anything was measured. */
    public static final LocustStats NONE =
            new LocustStats(0, 0, 0, 0, List.of(), new Entry(LocustLabel.AGGREGATED, Stats.NONE, Stats.NONE));

    public LocustStats {
        requireNonNull(aggregated, "aggregated is null");
        SortedMap<LocustLabel, Entry> byLabel = new TreeMap<>();
        for (Entry entry : entries) {
            if (!entry.isEmpty()) {
                byLabel.merge(entry.label(), entry, Entry::merge);
            }
        }
        entries = List.copyOf(byLabel.values());
    }

    /** Entries, and all of them together at the end. */
    public List<Entry> withAggregated() {
        return Stream.concat(entries.stream(), Stream.of(aggregated)).toList();
    }

    /**
     * One row.
     *
     * @param total since statistics count
     * @param recent of the last seconds
     */
    public record Entry(LocustLabel label, Stats total, Stats recent) {
        public Entry {
            requireNonNull(label, "label is null");
            requireNonNull(total, "total is null");
            requireNonNull(recent, "recent is null");
        }

        Entry merge(Entry other) {
            return new Entry(label, total.merge(other.total), recent.merge(other.recent));
        }

        boolean isEmpty() {
            return total.counts().completed() == 0 && recent.counts().completed() == 0;
        }

        long requests() {
            return total.counts().completed();
        }

        long failures() {
            return total.counts().bad();
        }

        /** Bytes, the mean. */
        double size() {
            return requests() == 0 ? 0 : (double) total.counts().bytesIn() / requests();
        }
    }

    double rate(Entry entry) {
        return perSecond(entry.requests(), seconds);
    }

    double failureRate(Entry entry) {
        return perSecond(entry.failures(), seconds);
    }

    double recentRate(Entry entry) {
        return perSecond(entry.recent().counts().completed(), recentSeconds);
    }

    double recentFailureRate(Entry entry) {
        return perSecond(entry.recent().counts().bad(), recentSeconds);
    }

    private static double perSecond(long count, double time) {
        return time <= 0 ? 0 : count / time;
    }
}
