package io.tidemark.swarm.live;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.CountsSum;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.StatsSum;
import io.tidemark.core.window.WindowBuffer;
import io.tidemark.swarm.locust.LocustLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Sums of a run, by version of the plan and name; what was before a reset is left out of most. Not thread-safe. */
final class Statistics {
    private final TreeMap<Integer, Version> versions = new TreeMap<>();
    /** Of everything, warm-up and what was before a reset too. */
    private final CountsSum whole = new CountsSum();

    private int sinceSecond;

    /** @param number from 1 on */
    void begin(int number, Plan plan) {
        versions.put(number, new Version(number, plan));
    }

    void add(int version, WindowBuffer window) {
        whole.add(window.counts());
        Version of = versions.get(version);
        if (of == null) {
            throw new IllegalStateException("nobody has begun version " + version);
        }
        of.whole.add(window.counts());
        if (!window.warmUp() && window.second() >= sinceSecond) {
            Sums sums = of.sums[window.name()];
            sums.stats.add(window);
            sums.recent.add(window);
        }
    }

    /** Counts begin with this second. */
    void reset(int second) {
        sinceSecond = second;
        versions.values().forEach(Version::clear);
    }

    int sinceSecond() {
        return sinceSecond;
    }

    /** Of everything, warm-up and what was before a reset too. */
    Counts whole() {
        return whole.toCounts();
    }

    /** Of one version, warm-up and what was before a reset too. */
    Counts whole(int version) {
        Version of = versions.get(version);
        return of == null ? Counts.NONE : of.whole.toCounts();
    }

    /**
     * By version, then in the order of the plan; names that nothing was measured of are left out.
     *
     * @param untilSecond the first that is not complete
     */
    List<Row> rows(int untilSecond) {
        List<Row> rows = new ArrayList<>();
        int from = Math.max(sinceSecond, untilSecond - Recent.SECONDS);
        for (Version version : versions.values()) {
            for (int name = 0; name < version.sums.length; name++) {
                Sums sums = version.sums[name];
                if (sums.stats.counts().planned() > 0) {
                    rows.add(new Row(
                            version.number,
                            version.labels.get(name),
                            sums.stats.toStats(),
                            from < untilSecond ? sums.recent.sum(from, untilSecond) : Stats.NONE,
                            Math.max(0, untilSecond - from)));
                }
            }
        }
        return rows;
    }

    /** The sum of all rows. */
    static Row total(List<Row> rows) {
        Stats stats = rows.stream().map(Row::stats).reduce(Stats.NONE, Stats::merge);
        Stats recent = rows.stream().map(Row::recent).reduce(Stats.NONE, Stats::merge);
        int seconds = rows.isEmpty() ? 0 : rows.getFirst().recentSeconds();
        return new Row(0, LocustLabel.AGGREGATED, stats, recent, seconds);
    }

    /** What a name of a version is called, and how it is asked for. */
    Optional<LocustLabel> label(int version, int name) {
        return Optional.ofNullable(versions.get(version)).map(of -> of.labels.get(name));
    }

    private static final class Version {
        private final int number;
        private final List<LocustLabel> labels;
        private final CountsSum whole = new CountsSum();
        private final Sums[] sums;

        Version(int number, Plan plan) {
            this.number = number;
            this.labels = LocustLabel.of(plan);
            this.sums = new Sums[labels.size()];
            clear();
        }

        void clear() {
            for (int i = 0; i < sums.length; i++) {
                sums[i] = new Sums(new StatsSum(), new Recent());
            }
        }
    }

    private record Sums(StatsSum stats, Recent recent) {}
}
