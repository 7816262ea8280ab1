package io.tidemark.aggregator.run;

import io.tidemark.aggregator.file.Spill;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.CountsSum;
import io.tidemark.core.window.Example;
import io.tidemark.core.window.Examples;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.StatsSum;
import io.tidemark.core.window.Window;
import io.tidemark.core.window.WindowBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All windows of a run, merged over workers, by second, warm-up and name; with health and examples. Not thread-safe: it
 * belongs to the thread that merges, and after the run to the one that reports.
 *
 * <p>Guarantees: memory in use is bounded, however long the run. The seconds that something arrives for are open; when
 * those take too much, the oldest are settled: packed, kept in memory while they are few, and in a temporary file when
 * they are many ({@link Spill}). A straggler is merged whatever has become of its second. Totals and counts are answered
 * from memory; what asks for the distributions of a second may read, and what asks for all of them goes second by second
 * (docs/design/007-centre.md).
 */
public final class Timeline {
    /** Some ten seconds of a thousand workers with twenty names. */
    private static final long OPEN_BYTES = 48L << 20;

    private static final long PACKED_BYTES = 64L << 20;

    private final OpenSeconds open;
    private final SettledSeconds settled;
    private final Examples examples = new Examples();
    private final WindowBuffer single = new WindowBuffer();
    private long weight;
    private int lastWindow = -1;
    private int lastHealth = -1;

    public Timeline() {
        this(Spill.temporary(PACKED_BYTES), OPEN_BYTES);
    }

    Timeline(Spill spill, long mostOpen) {
        this.settled = new SettledSeconds(spill);
        this.open = new OpenSeconds(mostOpen, settled::add);
    }

    /** @throws ArithmeticException when the sums become too large to be true; nothing has changed then */
    public void add(Window window) {
        single.set(window);
        addAll(List.of(single));
    }

    /** @throws ArithmeticException when the sums become too large to be true; nothing has changed then */
    void addAll(List<WindowBuffer> windows) {
        long heavier = weight;
        for (WindowBuffer window : windows) {
            heavier = Math.addExact(heavier, window.weight());
        }
        weight = heavier;
        for (WindowBuffer window : windows) {
            open.add(window);
            lastWindow = Math.max(lastWindow, window.second());
        }
        open.settle();
    }

    /** Whether the disk took no more: what would have gone there stays in memory. */
    boolean isDiskFailed() {
        return settled.isDiskFailed();
    }

    /** A later word of the same segment about the same second replaces the earlier one. */
    public void add(int segment, Health health) {
        open.add(segment, health);
        lastHealth = Math.max(lastHealth, health.second());
        open.settle();
    }

    public void add(Example example) {
        examples.add(example);
    }

    /** Windows in the order of second, warm-up first, name; read as they are asked for. */
    public Iterable<Window> windows() {
        return () -> known(0, Integer.MAX_VALUE).stream()
                .flatMap(second -> sums(second).windows(second).stream())
                .iterator();
    }

    /** By second, read as it is asked for. */
    public Iterable<FleetHealth> health() {
        return health(0, Integer.MAX_VALUE);
    }

    /** Likewise, of the seconds from {@code fromSecond} on, before {@code toSecond}. */
    public Iterable<FleetHealth> health(int fromSecond, int toSecond) {
        return () -> known(fromSecond, toSecond).stream()
                .map(second -> new FleetHealth(second, healthBySegment(second)))
                .filter(state -> !state.bySegment().isEmpty())
                .iterator();
    }

    /** The health of every worker that has reported this second. */
    public Collection<Health> healthAt(int second) {
        return Collections.unmodifiableCollection(healthBySegment(second).values());
    }

    private SortedMap<Integer, Health> healthBySegment(int second) {
        SortedMap<Integer, Health> bySegment = settled.health(second);
        OpenSecond state = open.all().get(second);
        if (state != null) {
            bySegment.putAll(state.health());
        }
        return bySegment;
    }

    public Examples examples() {
        Examples copy = new Examples();
        copy.addAll(examples.toList());
        return copy;
    }

    /** True when there is no window. */
    public boolean isEmpty() {
        return lastWindow < 0;
    }

    /** The last second that has a window or a state of health; -1 when there is none. */
    public int lastSecond() {
        return Math.max(lastWindow, lastHealth);
    }

    /** The last second that has a window; -1 when there is none. */
    public int lastWindow() {
        return lastWindow;
    }

    /** Everything measured, without warm-up. */
    public Stats total() {
        return totals().total(false).toStats();
    }

    /** Everything measured under one name, without warm-up. */
    public Stats total(int name) {
        StatsSum total = new StatsSum();
        parts().forEach(part -> part.addTo(total, name));
        return total.toStats();
    }

    /** Everything measured by name, without warm-up; names that nothing was measured of are missing. */
    public SortedMap<Integer, Stats> totalByName() {
        SortedMap<Integer, Stats> byName = new TreeMap<>();
        totals().measured().forEach((name, sum) -> byName.put(name, sum.toStats()));
        return byName;
    }

    /** Everything, warm-up too. */
    public Stats totalWithWarmUp() {
        return totals().total(true).toStats();
    }

    /** All names together of one second, warm-up too; for curves over time. */
    public Stats second(int second) {
        return seconds(second, second + 1);
    }

    /** All names together of the seconds from {@code fromSecond} on, before {@code toSecond}; warm-up too. */
    public Stats seconds(int fromSecond, int toSecond) {
        StatsSum sum = new StatsSum();
        for (int second : settled.within(fromSecond, toSecond)) {
            settled.forEachWindow(second, sum::add);
        }
        for (OpenSecond state : open.within(fromSecond, toSecond).values()) {
            sum.add(state.sums().total(true));
        }
        return sum.toStats();
    }

    /** Likewise by name; names that nothing was measured of are missing. */
    public SortedMap<Integer, Stats> secondsByName(int fromSecond, int toSecond) {
        NameSums sums = new NameSums();
        for (int second : settled.within(fromSecond, toSecond)) {
            settled.forEachWindow(second, sums::add);
        }
        for (OpenSecond state : open.within(fromSecond, toSecond).values()) {
            sums.add(state.sums());
        }
        SortedMap<Integer, Stats> byName = new TreeMap<>();
        sums.byName().forEach((name, sum) -> byName.put(name, sum.toStats()));
        return byName;
    }

    /** The counts of all names together, which is much less work. */
    public Counts counts(int fromSecond, int toSecond) {
        CountsSum sum = new CountsSum();
        settled.within(fromSecond, toSecond).forEach(second -> settled.addCountsTo(sum, second));
        for (OpenSecond state : open.within(fromSecond, toSecond).values()) {
            state.sums().addCountsTo(sum);
        }
        return sum.toCounts();
    }

    /** Memory in use, roughly: of open seconds, of packed ones, and of the totals. */
    long bytes() {
        return open.bytes() + settled.bytes();
    }

    private NameSums totals() {
        NameSums totals = new NameSums();
        parts().forEach(totals::add);
        return totals;
    }

    /** Their sum is the whole. */
    private List<NameSums> parts() {
        List<NameSums> parts = new ArrayList<>();
        parts.add(settled.totals());
        open.all().values().forEach(state -> parts.add(state.sums()));
        return parts;
    }

    private NameSums sums(int second) {
        NameSums sums = new NameSums();
        settled.forEachWindow(second, sums::add);
        OpenSecond state = open.all().get(second);
        if (state != null) {
            sums.add(state.sums());
        }
        return sums;
    }

    /** Those that there is anything of, as it is now. */
    private SortedSet<Integer> known(int fromSecond, int toSecond) {
        SortedSet<Integer> known = new TreeSet<>(settled.within(fromSecond, toSecond));
        known.addAll(open.within(fromSecond, toSecond).keySet());
        return known;
    }
}
