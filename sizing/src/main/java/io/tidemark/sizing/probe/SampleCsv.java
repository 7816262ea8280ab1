package io.tidemark.sizing.probe;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Samples as {@code host.csv}: a column for each metric under its key, {@code epoch_ms} first, blank where a value is
 * not known. Each sample is on disk as soon as it is added, so that those of a run that is killed are kept.
 */
public final class SampleCsv implements AutoCloseable {
    public static final String FILE = "host.csv";

    private static final String TIME = "epoch_ms";
    private static final double LARGEST_EXACT = 1L << 53;

    private final BufferedWriter writer;

    /** Begins a new file in a directory, which is made when it is missing. */
    public SampleCsv(Path directory) throws IOException {
        Files.createDirectories(directory);
        writer = Files.newBufferedWriter(directory.resolve(FILE));
        write(TIME + "," + Arrays.stream(Metric.values()).map(Metric::key).collect(Collectors.joining(",")));
    }

    public void add(HostSample sample) throws IOException {
        StringBuilder line = new StringBuilder(Long.toString(sample.epochMillis()));
        for (Metric metric : Metric.values()) {
            line.append(',');
            sample.value(metric).ifPresent(value -> line.append(text(value)));
        }
        write(line.toString());
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    /**
     * Reads samples back. Columns are told by their names, so that files of other versions can be read; a last line
     * that was cut off when its writer was killed is left out.
     *
     * @throws IOException when it cannot be read, is no such file, or a line within it is damaged
     */
    public static List<HostSample> read(Path file) throws IOException {
        String text = Files.readString(file);
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().startsWith(TIME + ",")) {
            throw new IOException(file + " is no file of samples: its first column must be " + TIME);
        }
        List<String> header = cells(lines.getFirst());
        int complete = text.endsWith("\n") ? lines.size() : lines.size() - 1;
        List<HostSample> samples = new ArrayList<>();
        for (int i = 1; i < complete; i++) {
            samples.add(parse(header, lines.get(i), file + ", line " + (i + 1)));
        }
        return List.copyOf(samples);
    }

    private static HostSample parse(List<String> header, String line, String where) throws IOException {
        List<String> cells = cells(line);
        if (cells.size() != header.size()) {
            throw new IOException(where + ": " + cells.size() + " cells for " + header.size() + " columns");
        }
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        try {
            for (Metric metric : Metric.values()) {
                int column = header.indexOf(metric.key());
                if (column > 0 && !cells.get(column).isEmpty()) {
                    values.put(metric, Double.valueOf(cells.get(column)));
                }
            }
            return new HostSample(Long.parseLong(cells.getFirst()), values);
        } catch (NumberFormatException e) {
            throw new IOException(where + ": " + e.getMessage(), e);
        }
    }

    private static List<String> cells(String line) {
        return List.of(line.split(",", -1));
    }

    /** Counts and bytes without a fraction; others to six digits behind the point, far below what is measured. */
    private static String text(double value) {
        if (value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT) {
            return Long.toString((long) value);
        }
        return Double.toString(Math.round(value * 1e6) / 1e6);
    }

    private void write(String line) throws IOException {
        writer.write(line);
        writer.write('\n');
        writer.flush();
    }
}
