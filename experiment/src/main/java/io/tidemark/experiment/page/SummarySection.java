package io.tidemark.experiment.page;

import io.tidemark.aggregator.report.Cell;
import io.tidemark.aggregator.report.Column;
import io.tidemark.aggregator.report.Html;
import io.tidemark.aggregator.report.Numbers;
import io.tidemark.aggregator.report.Section;
import io.tidemark.aggregator.report.Table;
import io.tidemark.experiment.result.Figure;
import io.tidemark.experiment.result.Metric;
import io.tidemark.experiment.result.Point;
import io.tidemark.experiment.result.Summarizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All summaries, a table for each metric and a row for each phase. */
final class SummarySection implements Section {
    /** More cannot be read, and makes the page slow; the CSV file has all. */
    private static final int MAX_ROWS = 5_000;

    private final Digest digest;

    SummarySection(Digest digest) {
        this.digest = digest;
    }

    @Override
    public void write(Html html) {
        html.open("section", "id", "summaries").element("h2", "Summaries");
        List<Metric> metrics = digest.results().metrics();
        int rows = Math.min(digest.size(), Math.max(1, MAX_ROWS / Math.max(1, metrics.size())));
        if (rows < digest.size()) {
            html.element(
                    "p",
                    "The first " + Numbers.count(rows) + " of " + Numbers.count(digest.size())
                            + " phases; the results as CSV have all.",
                    "class",
                    "note");
        }
        if (metrics.isEmpty()) {
            html.element("p", "No metric is declared.", "class", "note");
        }
        html.open("div", "class", "tabs");
        for (int i = 0; i < metrics.size(); i++) {
            Metric metric = metrics.get(i);
            html.open("div", "data-tab", metric.name(), "id", "summary-panel-" + i);
            html.element("h3", Digest.title(metric));
            table(html, i, metric, rows);
            html.close();
        }
        html.close().close().line();
    }

    private void table(Html html, int number, Metric metric, int rows) {
        Set<String> erring = erring(metric);
        List<Column> columns = Parameters.columns(digest);
        columns.add(Column.number("n"));
        for (Summarizer summarizer : metric.summarizers()) {
            columns.add(Column.number(summarizer.name()));
            if (erring.contains(summarizer.name())) {
                columns.add(Column.number("± " + summarizer.name()));
            }
        }
        columns.add(Column.text("flags"));
        String caption = Digest.title(metric) + " by phase";
        Table table = Table.open(html, "summary-" + number, "sortable", caption, columns)
                .body("rows");
        for (int i = 0; i < rows; i++) {
            Point point = digest.points().get(i);
            List<Cell> cells = Parameters.cells(digest, point);
            cells.add(Cell.count(point.values(metric.name()).size()));
            for (Summarizer summarizer : metric.summarizers()) {
                figures(
                        cells,
                        point,
                        metric,
                        digest.figure(i, metric, summarizer.name()),
                        erring.contains(summarizer.name()));
            }
            cells.add(Cell.of(Digest.flags(point)));
            table.row(cells);
        }
        table.endBody().close();
    }

    private static void figures(List<Cell> cells, Point point, Metric metric, Figure figure, boolean withError) {
        boolean known = !point.values(metric.name()).isEmpty();
        cells.add(known ? NumberText.cell(figure.value()) : Cell.none());
        if (withError) {
            cells.add(known ? NumberText.cell(figure.error().orElse(Double.NaN)) : Cell.none());
        }
    }

    /** The summarizers that say at any phase how far off they may be. */
    private Set<String> erring(Metric metric) {
        Set<String> names = new LinkedHashSet<>();
        for (Summarizer summarizer : metric.summarizers()) {
            for (int i = 0; i < digest.size(); i++) {
                if (digest.figure(i, metric, summarizer.name()).error().isPresent()) {
                    names.add(summarizer.name());
                }
            }
        }
        return names;
    }

    /** The columns that say which phase a row is. */
    static final class Parameters {
        private Parameters() {}

        static List<Column> columns(Digest digest) {
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < digest.space().axes().size(); i++) {
                boolean numeric = digest.space().dimensions().get(i).isNumeric();
                String title = digest.space().dimensions().get(i).title();
                columns.add(numeric ? Column.number(title) : Column.text(title));
            }
            return columns;
        }

        static List<Cell> cells(Digest digest, Point point) {
            List<Cell> cells = new ArrayList<>();
            for (String axis : digest.space().axes()) {
                Object value = point.parameters().getOrDefault(axis, "");
                cells.add(new Cell(NumberText.value(value), value instanceof Number number ? number.toString() : ""));
            }
            return cells;
        }
    }
}
