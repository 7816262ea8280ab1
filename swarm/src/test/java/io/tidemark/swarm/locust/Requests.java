package io.tidemark.swarm.locust;

import io.tidemark.core.histogram.Tally;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.swarm.locust.LocustStats.Entry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Statistics of made-up requests. */
final class Requests {
    private Requests() {}

    /** Good ones of 100 bytes each, which took so long. */
    static Stats good(long... latencyMicros) {
        return of(
                Map.of(Outcome.OK, (long) latencyMicros.length),
                Map.of(200, (long) latencyMicros.length),
                latencyMicros);
    }

    static Stats of(Map<Outcome, Long> byOutcome, Map<Integer, Long> statuses, long... latencyMicros) {
        long[] outcomes = new long[Outcome.count()];
        byOutcome.forEach((outcome, count) -> outcomes[outcome.code()] = count);
        Tally latency = new Tally();
        for (long micros : latencyMicros) {
            latency.add(micros);
        }
        long sent = latencyMicros.length;
        return new Stats(
                new Counts(sent, sent, 0, 0, outcomes, new TreeMap<>(statuses), 100 * sent, 10 * sent),
                latency.toDistribution(),
                latency.toDistribution(),
                Stats.NONE.lag(),
                Moments.NONE,
                Moments.NONE,
                Moments.NONE);
    }

    /** As many as there are latencies, all of which failed like this. */
    static Stats bad(Outcome outcome, int status, long... latencyMicros) {
        return of(
                Map.of(outcome, (long) latencyMicros.length),
                status == 0 ? Map.of() : Map.of(status, (long) latencyMicros.length),
                latencyMicros);
    }

    static Entry entry(String method, String name, Stats total, Stats recent) {
        return new Entry(new LocustLabel(method, name), total, recent);
    }

    /** After 20 s, of which the last 10 are recent, at noon of a day. */
    static LocustStats stats(Entry... entries) {
        return at(1_795_000_000L, entries);
    }

    static LocustStats at(long epochSecond, Entry... entries) {
        Stats total = Stats.NONE;
        Stats recent = Stats.NONE;
        for (Entry entry : entries) {
            total = total.merge(entry.total());
            recent = recent.merge(entry.recent());
        }
        return new LocustStats(
                epochSecond, 7, 20, 10, List.of(entries), new Entry(LocustLabel.AGGREGATED, total, recent));
    }
}
