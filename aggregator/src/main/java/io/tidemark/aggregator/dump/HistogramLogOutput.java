package io.tidemark.aggregator.dump;

import io.tidemark.aggregator.run.Run;
import io.tidemark.core.histogram.Buckets;
import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.window.Window;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** Writes the distributions of all windows, in microseconds; those of nothing have no line. */
final class HistogramLogOutput {
    /** The log's column of greatest values is in milliseconds. */
    private static final double MICROS_PER_MILLI = 1_000;

    private HistogramLogOutput() {}

    static void write(OutputStream out, Run run) throws IOException {
        PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
        HistogramLogWriter log = new HistogramLogWriter(stream);
        long started = run.info().startedEpochMillis();
        log.outputLogFormatVersion();
        log.outputComment("[Tidemark run " + TimeKind.escaped(run.info().id()) + ", dump format "
                + RunDump.FORMAT_VERSION + "; values are microseconds, by second of the intended start]");
        log.outputStartTime(started);
        log.outputBaseTime(0);
        log.outputLegend();
        // One histogram for all: it has some ten thousand cells, and there are thousands of windows.
        Histogram histogram = new Histogram(1, Buckets.MAX_VALUE, 3);
        for (Window window : run.timeline().windows()) {
            for (TimeKind kind : TimeKind.values()) {
                Distribution distribution = kind.of(window);
                if (!distribution.isEmpty()) {
                    fill(histogram, distribution);
                    histogram.setTag(
                            kind.tag(window.warmUp(), window.name(), run.info().names()));
                    log.outputIntervalHistogram(
                            started / 1e3 + window.second(),
                            started / 1e3 + window.second() + 1,
                            histogram,
                            MICROS_PER_MILLI);
                }
            }
        }
        // A print stream keeps its problems to itself unless it is asked.
        if (stream.checkError()) {
            throw new IOException(RunDump.HISTOGRAMS + " could not be written; is the disk full?");
        }
    }

    private static void fill(Histogram histogram, Distribution distribution) {
        histogram.reset();
        distribution.forEach((index, count) -> histogram.recordValueWithCount(Buckets.lowest(index), count));
    }
}
