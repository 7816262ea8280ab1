package io.tidemark.experiment.page;

import io.tidemark.aggregator.report.Cell;
import io.tidemark.aggregator.report.Column;
import io.tidemark.aggregator.report.Html;
import io.tidemark.aggregator.report.Numbers;
import io.tidemark.aggregator.report.Section;
import io.tidemark.aggregator.report.Table;
import io.tidemark.experiment.result.Metric;
import io.tidemark.experiment.result.Point;
import java.util.List;
import java.util.stream.Collectors;

/** The values themselves, in the order in which they were measured. */
final class RawSection implements Section {
    private static final int MAX_ROWS = 5_000;
    /** In one row, and in all of them. */
    private static final int MAX_IN_ROW = 200;

    private static final int MAX_VALUES = 60_000;

    private final Digest digest;

    RawSection(Digest digest) {
        this.digest = digest;
    }

    @Override
    public void write(Html html) {
        List<Metric> metrics = digest.results().metrics();
        int series = Math.max(1, digest.size() * metrics.size());
        int most = Math.clamp(MAX_VALUES / series, 1, MAX_IN_ROW);
        html.open("section", "id", "raw").element("h2", "Values");
        html.open("details").element("summary", "all values by phase and metric");
        List<Column> columns = SummarySection.Parameters.columns(digest);
        columns.add(Column.text("metric"));
        columns.add(Column.number("n"));
        columns.add(Column.text("values"));
        Table table = Table.open(html, "raw-values", "sortable words", "In the order of measurement", columns)
                .body("rows");
        int rows = 0;
        for (Point point : digest.points()) {
            for (Metric metric : metrics) {
                if (rows++ < MAX_ROWS) {
                    List<Double> values = point.values(metric.name());
                    List<Cell> cells = SummarySection.Parameters.cells(digest, point);
                    cells.add(Cell.of(metric.name()));
                    cells.add(Cell.count(values.size()));
                    cells.add(Cell.of(text(values, most)));
                    table.row(cells);
                }
            }
        }
        table.endBody().close();
        html.close();
        if (rows > MAX_ROWS) {
            html.element(
                    "p",
                    "The first " + Numbers.count(MAX_ROWS) + " of " + Numbers.count(rows)
                            + " rows; the raw results have all.",
                    "class",
                    "note");
        }
        html.close().line();
    }

    private static String text(List<Double> values, int most) {
        String shown = values.stream().limit(most).map(NumberText::of).collect(Collectors.joining("; "));
        return values.size() <= most ? shown : shown + "; … " + Numbers.count(values.size() - most) + " more";
    }
}
