package io.tidemark.emulator.serve;

import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.histogram.DistributionSum;
import io.tidemark.core.histogram.Tally;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.atomic.LongAdder;

/** What was counted since the process began, by event. Thread-safe. */
final class Tallies {
    /** Whatever no row of the table is for: names that clients make up take no memory. */
    static final String OTHER = "other";

    private final SequencedMap<String, OfEvent> events = new LinkedHashMap<>();
    private final OfEvent other = new OfEvent();
    private final LongAdder invalid = new LongAdder();
    private final LongAdder lists = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder disconnects = new LongAdder();
    private final LongAdder cancels = new LongAdder();

    Tallies(Collection<String> names) {
        names.forEach(name -> events.put(name, new OfEvent()));
        events.put(OTHER, other);
    }

    /** Of one event. */
    static final class OfEvent {
        private final LongAdder accepted = new LongAdder();
        private final LongAdder refused = new LongAdder();
        private final Tally micros = new Tally();

        LongAdder accepted() {
            return accepted;
        }

        LongAdder refused() {
            return refused;
        }

        synchronized void took(long nanos) {
            micros.add(nanos / 1_000);
        }

        /** In microseconds. */
        synchronized Distribution latency() {
            return micros.toDistribution();
        }
    }

    OfEvent of(String event) {
        return events.getOrDefault(event, other);
    }

    String label(String event) {
        return events.containsKey(event) ? event : OTHER;
    }

    Map<String, OfEvent> events() {
        return events;
    }

    /** In microseconds, of all events. */
    Distribution latency() {
        DistributionSum sum = new DistributionSum();
        events.values().forEach(event -> sum.add(event.latency()));
        return sum.toDistribution();
    }

    long accepted() {
        return events.values().stream().mapToLong(event -> event.accepted.sum()).sum();
    }

    long refused() {
        return events.values().stream().mapToLong(event -> event.refused.sum()).sum();
    }

    /** Requests that are no event at all. */
    LongAdder invalid() {
        return invalid;
    }

    LongAdder lists() {
        return lists;
    }

    LongAdder errors() {
        return errors;
    }

    LongAdder disconnects() {
        return disconnects;
    }

    LongAdder cancels() {
        return cancels;
    }
}
