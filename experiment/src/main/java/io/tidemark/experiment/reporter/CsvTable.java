package io.tidemark.experiment.reporter;

import io.tidemark.experiment.result.Axis;
import io.tidemark.experiment.result.Figure;
import io.tidemark.experiment.result.Metric;
import io.tidemark.experiment.result.Point;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.result.Summarizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The lines of a CSV file, as the driver has them: each ends with a separator, and nothing is quoted without need. */
final class CsvTable {
    /** What a figure of no values looks like. */
    private static final String NOTHING = "0";

    private final Results results;
    private final String separator;
    private final String otherwise;
    /** In the order in which they appeared. */
    private final Set<String> flags = new LinkedHashSet<>();

    CsvTable(Results results, String separator, String otherwise) {
        this.results = results;
        this.separator = separator;
        this.otherwise = otherwise;
        results.points().forEach(point -> flags.addAll(point.flags().keySet()));
    }

    Iterable<String> lines() {
        return () -> Stream.concat(
                        Stream.of(header()), results.points().stream().map(this::row))
                .iterator();
    }

    private String header() {
        List<String> cells = new ArrayList<>();
        results.axes().forEach(axis -> cells.add(axis.name()));
        cells.add("");
        for (Metric metric : results.metrics()) {
            for (Summarizer summarizer : metric.summarizers()) {
                cells.add(metric.name() + " (" + summarizer.name() + ")");
                if (hasError(summarizer)) {
                    cells.add(metric.name() + " (" + summarizer.name() + " - error)");
                }
            }
        }
        cells.addAll(flags);
        return line(cells);
    }

    private String row(Point point) {
        List<String> cells = new ArrayList<>();
        for (Axis axis : results.axes()) {
            Object value = point.parameters().get(axis.name());
            cells.add(value == null ? otherwise : NumberText.of(value));
        }
        cells.add("");
        for (Metric metric : results.metrics()) {
            List<Double> values = point.values(metric.name());
            for (Summarizer summarizer : metric.summarizers()) {
                Figure figure = summarizer.of(values);
                cells.add(values.isEmpty() ? NOTHING : NumberText.of(figure.value()));
                if (figure.error().isPresent()) {
                    cells.add(
                            values.isEmpty()
                                    ? NOTHING
                                    : NumberText.of(figure.error().getAsDouble()));
                }
            }
        }
        for (String flag : flags) {
            Object value = point.flags().get(flag);
            cells.add(value == null ? "" : NumberText.of(value));
        }
        return line(cells);
    }

    private static boolean hasError(Summarizer summarizer) {
        return summarizer.of(List.of()).error().isPresent();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        cells.forEach(cell -> line.append(quoted(cell)).append(separator));
        return line.append('\n').toString();
    }

    private String quoted(String cell) {
        boolean needed = (!separator.isEmpty() && cell.contains(separator))
                || cell.contains("\"")
                || cell.contains("\n")
                || cell.contains("\r");
        return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
