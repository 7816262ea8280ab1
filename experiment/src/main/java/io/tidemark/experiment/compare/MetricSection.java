package io.tidemark.experiment.compare;

import io.tidemark.aggregator.report.Cell;
import io.tidemark.aggregator.report.Column;
import io.tidemark.aggregator.report.Html;
import io.tidemark.aggregator.report.Section;
import io.tidemark.aggregator.report.Table;
import io.tidemark.experiment.page.NumberText;
import java.util.List;

/** All metrics in a table. */
final class MetricSection implements Section {
    private final Comparison comparison;

    MetricSection(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public void write(Html html) {
        html.open("section", "id", "metrics").element("h2", "Metrics");
        List<Column> columns = List.of(
                Column.text("metric"),
                Column.number("score (σ)"),
                Column.number("weight"),
                Column.number("before"),
                Column.number("after"),
                Column.number("change"),
                Column.text("verdict"),
                Column.number("places"),
                Column.number("of them between"),
                Column.number("outliers left out"));
        Table table = Table.open(html, "scores", "sortable", "Means over all places that both sides have", columns)
                .body("rows");
        for (MetricScore metric : comparison.metrics()) {
            boolean compared = metric.isCompared();
            double change = metric.change();
            table.row(List.of(
                    Cell.of(metric.quantity().titled()),
                    compared ? NumberText.cell(ComparisonWords.rounded(metric.score())) : Cell.none(),
                    NumberText.cell(metric.weight()),
                    NumberText.cell(metric.before()),
                    NumberText.cell(metric.after()),
                    Double.isFinite(change)
                            ? new Cell(NumberText.change(change), Double.toString(change))
                            : Cell.none(),
                    Cell.of(metric.verdict().words()),
                    Cell.count(metric.places().size()),
                    Cell.count(metric.interpolated()),
                    Cell.count(metric.outliers())));
        }
        table.endBody().close();
        html.element(
                "p",
                "The score is the mean over all places of how many standard deviations of their difference the two means are"
                        + " apart: |after − before| / √(s₁²/n₁ + s₂²/n₂). All in all it is the weighted mean of the scores"
                        + " that are not zero.",
                "class",
                "note");
        html.close().line();
    }
}
