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

/** The figures of all phases as a table of text. */
final class SummaryTable {
    private static final String GAP = "  ";
    private static final String NONE = "-";

    private final Results results;
    private final int mostRows;
    private final Set<String> flags = new LinkedHashSet<>();

    /** @param mostRows beyond which the middle is left out */
    SummaryTable(Results results, int mostRows) {
        this.results = results;
        this.mostRows = Math.max(2, mostRows);
        results.points().forEach(point -> flags.addAll(point.flags().keySet()));
    }

    /** Lines without a break at the end. */
    String text() {
        StringBuilder text = new StringBuilder(results.title());
        if (results.interrupted()) {
            text.append(" (interrupted)");
        }
        text.append("\n\n");
        if (results.points().isEmpty()) {
            return text.append("Nothing was measured.").toString();
        }
        text.append(table());
        indicators(text);
        return text.toString().stripTrailing();
    }

    private String table() {
        List<List<String>> rows = new ArrayList<>();
        rows.addAll(header());
        int head = rows.size();
        List<Point> points = results.points();
        int before = points.size() <= mostRows ? points.size() : mostRows - mostRows / 2;
        points.subList(0, before).forEach(point -> rows.add(row(point)));
        int skipped = points.size() - (points.size() <= mostRows ? points.size() : mostRows);
        if (skipped > 0) {
            points.subList(points.size() - mostRows / 2, points.size()).forEach(point -> rows.add(row(point)));
        }
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            table.append(line(rows.get(i), widths)).append('\n');
            if (i == head - 1) {
                table.append(rule(widths)).append('\n');
            }
            if (skipped > 0 && i == head + before - 1) {
                table.append(GAP).append("... ").append(skipped).append(" more\n");
            }
        }
        return table.toString();
    }

    /** Names, the summarizers below those of metrics, and units. */
    private List<List<String>> header() {
        List<String> names = new ArrayList<>();
        List<String> summarizers = new ArrayList<>();
        List<String> units = new ArrayList<>();
        for (Axis axis : results.axes()) {
            names.add(axis.name());
            summarizers.add("");
            units.add(axis.units());
        }
        for (Metric metric : results.metrics()) {
            for (Summarizer summarizer : metric.summarizers()) {
                names.add(metric.name());
                summarizers.add(summarizer.name());
                units.add(metric.units());
            }
        }
        for (String flag : flags) {
            names.add(flag);
            summarizers.add("");
            units.add("");
        }
        List<List<String>> header = new ArrayList<>(List.of(names, summarizers));
        if (units.stream().anyMatch(unit -> !unit.isEmpty())) {
            header.add(units.stream()
                    .map(unit -> unit.isEmpty() ? "" : "[" + unit + "]")
                    .toList());
        }
        return header;
    }

    private List<String> row(Point point) {
        List<String> row = new ArrayList<>();
        for (Axis axis : results.axes()) {
            Object value = point.parameters().get(axis.name());
            row.add(value == null ? NONE : NumberText.brief(value));
        }
        for (Metric metric : results.metrics()) {
            List<Double> values = point.values(metric.name());
            for (Summarizer summarizer : metric.summarizers()) {
                row.add(values.isEmpty() ? NONE : figure(summarizer.of(values)));
            }
        }
        for (String flag : flags) {
            Object value = point.flags().get(flag);
            row.add(value == null ? NONE : NumberText.brief(value));
        }
        return row;
    }

    private static String figure(Figure figure) {
        return NumberText.brief(figure.value())
                + (figure.error().isPresent()
                        ? " ± " + NumberText.brief(figure.error().getAsDouble())
                        : "");
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(GAP).repeat(' ', widths[i] - cells.get(i).length()).append(cells.get(i));
        }
        return line.toString().stripTrailing();
    }

    private static String rule(int[] widths) {
        StringBuilder rule = new StringBuilder();
        for (int width : widths) {
            rule.append(GAP).repeat('-', width);
        }
        return rule.toString();
    }

    private void indicators(StringBuilder text) {
        if (results.indicators().isEmpty()) {
            return;
        }
        int width = results.indicators().stream()
                .mapToInt(indicator -> indicator.name().length())
                .max()
                .orElse(0);
        text.append('\n');
        results.indicatorValues()
                .forEach((name, value) -> text.append(GAP)
                        .append(name)
                        .repeat(' ', width - name.length())
                        .append(GAP)
                        .append(NumberText.brief(value.doubleValue()))
                        .append('\n'));
    }
}
