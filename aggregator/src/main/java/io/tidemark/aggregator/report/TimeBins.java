package io.tidemark.aggregator.report;

import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * The time axis in bins of whole seconds. A bin is the merged statistics of its seconds: its counts are their sum, and
 * its percentiles are those of all its requests, never an average of percentiles.
 *
 * @param width of a bin in seconds
 */
record TimeBins(int width, List<Bin> bins) {
    private static final int[] WIDTHS = {1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1_200, 1_800, 3_600};

    TimeBins {
        bins = List.copyOf(bins);
    }

    /**
     * @param start second of the run
     * @param seconds that the bin covers; the last one may be cut short by the end of the load
     */
    record Bin(int start, double seconds, Stats stats) {
        double perSecond(long count) {
            return count / seconds;
        }
    }

    /** The smallest width, of those that people count in, with which so many seconds make at most so many bins. */
    static int widthFor(int seconds, int maxBins) {
        for (int width : WIDTHS) {
            if (countFor(seconds, width) <= maxBins) {
                return width;
            }
        }
        int hours = 1;
        while (countFor(seconds, hours * 3_600) > maxBins) {
            hours++;
        }
        return hours * 3_600;
    }

    static int countFor(int seconds, int width) {
        return Math.ceilDiv(seconds, width);
    }

    /**
     * @param seconds of the axis; no window may lie beyond
     * @param endSeconds when the load ended: nothing was intended after it
     */
    static TimeBins of(List<Window> windows, int seconds, double endSeconds, int width) {
        List<List<Stats>> parts = new ArrayList<>();
        for (int i = 0; i < countFor(seconds, width); i++) {
            parts.add(new ArrayList<>());
        }
        for (Window window : windows) {
            parts.get(window.second() / width).add(window.stats());
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int start = i * width;
            bins.add(new Bin(start, covered(start, width, endSeconds), Sums.of(parts.get(i))));
        }
        return new TimeBins(width, bins);
    }

    /** Without this the last bin of a run of 60.5 s would show half the rate. A sliver is no basis for a rate. */
    static double covered(int start, int width, double endSeconds) {
        double covered = Math.min(start + width, endSeconds) - start;
        return covered >= 0.2 ? covered : width;
    }
}
