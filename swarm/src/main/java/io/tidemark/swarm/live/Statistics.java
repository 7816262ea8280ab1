package io.tidemark.swarm.live;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.CountsSum;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.StatsSum;
import io.tidemark.core.window.WindowBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            sums.recent.add(window.second(), window.counts());
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
        for (Version version : versions.values()) {
            for (int name = 0; name < version.sums.length; name++) {
                Sums sums = version.sums[name];
                if (sums.stats.counts().planned() > 0) {
                    rows.add(new Row(
                            version.number,
                            version.methods.get(name),
                            version.names.get(name),
                            sums.stats.toStats(),
                            sums.recent.rate(sinceSecond, untilSecond),
                            sums.recent.failureRate(sinceSecond, untilSecond)));
                }
            }
        }
        return rows;
    }

    /** The sum of all rows. */
    static Row total(List<Row> rows) {
        Stats stats = rows.stream().map(Row::stats).reduce(Stats.NONE, Stats::merge);
        double rate = rows.stream().mapToDouble(Row::rate).sum();
        double failures = rows.stream().mapToDouble(Row::failureRate).sum();
        return new Row(0, "", "Aggregated", stats, rate, failures);
    }

    /** What a name of a version is called, and how it is asked for. */
    String name(int version, int name) {
        Version of = versions.get(version);
        return of == null ? "" : of.names.get(name);
    }

    String method(int version, int name) {
        Version of = versions.get(version);
        return of == null ? "" : of.methods.get(name);
    }

    private static final class Version {
        private final int number;
        private final List<String> names;
        private final List<String> methods;
        private final CountsSum whole = new CountsSum();
        private final Sums[] sums;

        Version(int number, Plan plan) {
            this.number = number;
            this.names = plan.names();
            Map<String, String> byName = new HashMap<>();
            plan.steps().forEach(step -> byName.putIfAbsent(step.name(), step.method()));
            this.methods =
                    names.stream().map(name -> byName.getOrDefault(name, "")).toList();
            this.sums = new Sums[names.size()];
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
