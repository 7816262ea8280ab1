package io.tidemark.aggregator.dump;

import io.tidemark.core.histogram.Buckets;
import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.window.Moments;
import java.io.Closeable;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.HistogramLogReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the distributions back, one after the other. They stand in the order of the windows, so that both files are read
 * side by side; each line's tag shows whether they have stayed together.
 */
final class HistogramLogInput implements Closeable {
    private final Path file;
    private final HistogramLogReader log;
    private int line;

    HistogramLogInput(Path file, InputStream in) {
        this.file = file;
        log = new HistogramLogReader(in);
    }

    /**
     * The next distribution.
     *
     * @param moments count, sum, least and greatest, which the log's buckets cannot tell exactly
     */
    Distribution next(String tag, Moments moments) throws DumpException {
        line++;
        Histogram histogram = read();
        if (histogram == null) {
            throw new DumpException(file + ": cut off or damaged: histogram " + line + " (" + tag + ") is missing");
        }
        if (!tag.equals(histogram.getTag())) {
            throw new DumpException(file + ": histogram " + line + " should have the tag " + tag + " but has "
                    + histogram.getTag() + "; the file does not belong to this " + RunDump.JSON);
        }
        if (histogram.getTotalCount() != moments.count()) {
            throw new DumpException(file + ": histogram " + line + " (" + tag + ") should have " + moments.count()
                    + " values but has " + histogram.getTotalCount() + "; the file does not belong to this "
                    + RunDump.JSON);
        }
        try {
            return distribution(histogram, moments);
        } catch (IllegalArgumentException e) {
            throw new DumpException(file + ": histogram " + line + " (" + tag + ") is damaged: " + e.getMessage(), e);
        }
    }

    /** @throws DumpException when there are more histograms than were asked for */
    void expectEnd() throws DumpException {
        line++;
        if (read() != null) {
            throw new DumpException(file + ": histogram " + line + " belongs to no window of " + RunDump.JSON);
        }
    }

    @Override
    public void close() {
        log.close();
    }

    /** The library throws what it likes at damaged input. */
    private @Nullable Histogram read() throws DumpException {
        try {
            EncodableHistogram histogram = log.nextIntervalHistogram();
            return (Histogram) histogram;
        } catch (RuntimeException e) {
            throw new DumpException(file + ": histogram " + line + " is damaged", e);
        }
    }

    private static Distribution distribution(Histogram histogram, Moments moments) {
        int[] indexes = new int[64];
        long[] counts = new long[64];
        int size = 0;
        for (HistogramIterationValue value : histogram.recordedValues()) {
            if (size == indexes.length) {
                indexes = Arrays.copyOf(indexes, size * 2);
                counts = Arrays.copyOf(counts, size * 2);
            }
            indexes[size] = Buckets.index(value.getValueIteratedTo());
            counts[size++] = value.getCountAtValueIteratedTo();
        }
        return Distribution.of(
                Arrays.copyOf(indexes, size), Arrays.copyOf(counts, size), moments.sum(), moments.min(), moments.max());
    }
}
