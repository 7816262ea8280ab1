package io.tidemark.swarm.locust;

import io.tidemark.aggregator.csv.StatsCsv;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.Timeline;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Stats;
import io.tidemark.swarm.locust.LocustStats.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Reads a run's timeline as Locust would have counted it. */
public final class LocustReader {
    private final List<LocustLabel> labels;

    /** @param labels of the plan's names, in their order */
    public LocustReader(List<LocustLabel> labels) {
        this.labels = List.copyOf(labels);
    }

    /**
     * All that is known, with what is recent up to a second.
     *
     * @param epochSecond which that second is
     * @param seconds that were measured, without warm-up
     */
    public LocustStats read(Timeline timeline, int second, long epochSecond, double seconds) {
        int from = Math.max(0, second + 1 - LocustStats.RECENT_SECONDS);
        SortedMap<Integer, Stats> totals = timeline.totalByName();
        SortedMap<Integer, Stats> recents = timeline.secondsByName(from, second + 1);
        List<Entry> entries = new ArrayList<>();
        Stats total = Stats.NONE;
        Stats recent = Stats.NONE;
        for (int name = 0; name < labels.size(); name++) {
            Entry entry = new Entry(
                    labels.get(name), totals.getOrDefault(name, Stats.NONE), recents.getOrDefault(name, Stats.NONE));
            entries.add(entry);
            total = total.merge(entry.total());
            recent = recent.merge(entry.recent());
        }
        long users = timeline.healthAt(second).stream().mapToLong(Health::users).sum();
        return new LocustStats(
                epochSecond,
                users,
                seconds,
                Math.max(1, second + 1.0 - from),
                entries,
                new Entry(LocustLabel.AGGREGATED, total, recent));
    }

    /** Of a run that has ended. */
    public LocustStats read(Run run) {
        int last = Math.max(0, run.timeline().lastSecond());
        return read(
                run.timeline(),
                last,
                run.info().startedEpochMillis() / 1_000 + last,
                StatsCsv.measuredSeconds(run.info()));
    }
}
