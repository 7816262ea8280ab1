package io.tidemark.aggregator.report;

import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.histogram.DistributionSum;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * The time axis in bins of whole seconds. A bin is what its seconds are together: its counts are their sum, and its
 * percentiles are those of all its requests, never an average of percentiles.
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
    record Bin(int start, double seconds, Counts counts, Times latency) {
        double perSecond(long count) {
            return count / seconds;
        }
    }

    /** What is drawn of the latency of a bin; its distribution would take too much of thousands of bins. */
    record Times(boolean isEmpty, long p50, long p90, long p99, long p999, long max) {
        static Times of(Distribution times) {
            return new Times(
                    times.isEmpty(),
                    times.percentile(50),
                    times.percentile(90),
                    times.percentile(99),
                    times.percentile(99.9),
                    times.max());
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

    private static int countFor(int seconds, int width) {
        return Math.ceilDiv(seconds, width);
    }

    /** Without this the last bin of a run of 60.5 s would show half the rate. A sliver is no basis for a rate. */
    static double covered(int start, int width, double endSeconds) {
        double covered = Math.min(start + width, endSeconds) - start;
        return covered >= 0.2 ? covered : width;
    }

    /** Takes windows in the order of their seconds, one bin after the other, so that one is in memory. */
    static final class Builder {
        private final Axis axis;
        private final int width;
        private final List<Bin> bins = new ArrayList<>();
        private Counts counts = Counts.NONE;
        private DistributionSum latency = new DistributionSum();

        /** @param axis beyond which no window may lie */
        Builder(Axis axis, int width) {
            this.axis = axis;
            this.width = width;
        }

        void add(Window window) {
            int bin = axis.binOf(window.second(), width);
            int count = axis.bins(width);
            if (bin < bins.size() || bin >= count) {
                throw new IllegalArgumentException("second " + window.second() + " is not within bins " + bins.size()
                        + " to " + (count - 1) + " of " + width + " s");
            }
            endBinsBefore(bin);
            counts = counts.merge(window.stats().counts());
            latency.add(window.stats().latency());
        }

        TimeBins build() {
            endBinsBefore(axis.bins(width));
            return new TimeBins(width, bins);
        }

        private void endBinsBefore(int bin) {
            while (bins.size() < bin) {
                int start = axis.startOf(bins.size(), width);
                double covered = covered(start, width, axis.endSeconds());
                bins.add(new Bin(start, covered, counts, Times.of(latency.toDistribution())));
                counts = Counts.NONE;
                latency = new DistributionSum();
            }
        }
    }
}
