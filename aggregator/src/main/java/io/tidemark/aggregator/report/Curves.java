package io.tidemark.aggregator.report;

import io.tidemark.aggregator.run.Timeline;
import io.tidemark.core.window.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a report shows over time, taken from the timeline in one go.
 *
 * <p>The page must stay under a megabyte, so the width of bins grows with the run: at most {@value #MAX_BINS} for all
 * names together, and at most {@value #NAME_CELLS} over all single names.
 *
 * @param all names together, for the charts
 * @param intervals likewise, in few rows
 * @param nameWidth of the bins of names, in seconds
 * @param names the busiest first
 */
record Curves(TimeBins all, TimeBins intervals, int nameWidth, List<NameCurve> names) {
    static final int MAX_BINS = 2_000;
    static final int NAME_CELLS = 9_000;
    /** With fewer bins than this a curve says nothing, so further names are left out of the selection. */
    private static final int MIN_NAME_BINS = 60;

    Curves {
        names = List.copyOf(names);
    }

    record NameCurve(int name, TimeBins bins) {}

    static Curves of(Timeline timeline, Axis axis, List<Integer> busiestNames) {
        int seconds = axis.span();
        int shown = busiestNames.size() < 2
                ? 0
                : Math.min(busiestNames.size(), NAME_CELLS / Math.min(MIN_NAME_BINS, Math.max(1, seconds)));
        int nameWidth = shown == 0 ? 1 : axis.widthFor(Math.min(MAX_BINS, NAME_CELLS / shown));
        TimeBins.Builder all = new TimeBins.Builder(axis, axis.widthFor(MAX_BINS));
        TimeBins.Builder intervals = new TimeBins.Builder(axis, axis.widthFor(IntervalTable.MAX_ROWS));
        Map<Integer, TimeBins.Builder> byName = new LinkedHashMap<>();
        busiestNames.subList(0, shown).forEach(name -> byName.put(name, new TimeBins.Builder(axis, nameWidth)));
        for (Window window : timeline.windows()) {
            all.add(window);
            intervals.add(window);
            TimeBins.Builder ofName = byName.get(window.name());
            if (ofName != null) {
                ofName.add(window);
            }
        }
        List<NameCurve> names = new ArrayList<>();
        byName.forEach((name, bins) -> names.add(new NameCurve(name, bins.build())));
        return new Curves(all.build(), intervals.build(), nameWidth, names);
    }
}
